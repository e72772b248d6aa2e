/** Why an import does not run at all, worded for the operator at the command line. Nothing was written. */
export class ImportRefusal extends Error {
  override readonly name = 'ImportRefusal'
}
