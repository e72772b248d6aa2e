import '../globals.css'

/** In development Next exchanges the styles while they are written. */
export const Styles = () => null
