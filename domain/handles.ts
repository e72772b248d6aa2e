/**
 * GitHub: 1 to 39 letters, digits and single hyphens, none at either end. X: 1 to 15 letters, digits, underscores.
 * Both stored bare and in small letters. As regular expressions both JavaScript and PostgreSQL read alike.
 */
export const GITHUB_USERNAME = '^(?=.{1,39}$)[a-z0-9]+(-[a-z0-9]+)*$'
export const X_USERNAME = '^[a-z0-9_]{1,15}$'
