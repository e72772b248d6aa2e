// Invented people and texts for the demo: long and short names, accents, compounds, an apostrophe.

/** The people of the running cohort. */
export const COHORT_NAMES = [
  'Ximena Aguirre Bautista',
  'José Ángel Núñez',
  'María Fernanda de la Cruz Villaseñor',
  'Iker Domínguez',
  'Renata Ibáñez Luna',
  'Emilio Zárate',
  'Ana Sofía Güemes',
  'Diego O’Farrill',
  'Valentina Peña Robledo',
  'Santiago Cárdenas Hinojosa',
  'Lucía Ñáñez',
  'Mateo Quintanar',
  'Camila Esparza del Río',
  'Leonardo Ávila',
  'Regina Tapia Cervantes',
  'Bruno Salgado',
  'Alondra Xochitl Téllez',
  'Rodrigo Maldonado Farías',
  'Paloma Ochoa',
  'Álvaro Jiménez-Brito',
  'Itzel Carrasco Montes de Oca',
  'Joaquín Vela',
  'Daniela Urrutia',
  'Tadeo Castañeda Puga',
  'Natalia Becerra',
  'Gerardo Lizárraga Ponce',
  'Elisa Yáñez',
  'Óscar Iván Rentería',
] as const

/** What an admin of the demo made of the seed's descriptions, by slug. */
export const DEMO_PROGRAMS = {
  'de-cero-a-chamba': {
    description:
      'Diez semanas para aprender desarrollo web y conseguir a tu primer cliente: HTML, CSS, JavaScript y herramientas modernas, con proyectos de verdad.',
  },
  'defi-esta': {
    description:
      'Finanzas descentralizadas con las manos en el código: contratos inteligentes, integración con la web y las bases de las cadenas de bloques.',
  },
  open: {
    description:
      'Trabaja en tu propio proyecto, a tu ritmo y acompañado: nos vemos cada semana para mostrar avances y destrabar lo que se atoró.',
  },
} as const

/** The cohort's sessions, in their order. */
export const DEMO_TITLES = [
  'Arranque: tu plan de diez semanas',
  'HTML que se entiende solo',
  'CSS: de la caja a la página',
  'Una página que se ve bien en el teléfono',
  'JavaScript desde cero',
  'Eventos, formularios y datos',
  'Git y GitHub en equipo',
  'Tu primer proyecto publicado',
  'React: piezas que se repiten',
  'Estado, efectos y paciencia',
  'Bases de datos sin miedo',
  'Una API propia',
  'Clientes: encontrar a la primera',
  'Cotizar, entregar y cobrar',
  'Accesibilidad que se nota',
  'Revisión de portafolios',
  'Entrevistas: práctica en parejas',
  'Cierre de proyectos',
  'Graduación y siguiente siembra',
] as const

/** People who have applied, or are about to. */
export const APPLICANT_NAMES = [
  'Sofía Elizondo Garza',
  'Héctor Manuel Ibarra',
  'Luz Marina Cantú',
  'Fabián Arreola',
  'Yaretzi Poot Chan',
  'Ulises Barragán Téllez',
  'Ana Paula Villalobos de la Garza',
  'Benjamín Cisneros',
  'Nayeli Hernández Cruz',
  'Omar Said Khouri',
  'Julieta Armendáriz',
  'Ramiro Quezada Nava',
  'Pilar Echeverría',
  'Nicolás Bañuelos',
  'Guadalupe Ríos Santillán',
  'Ernesto Valdivia',
  'Montserrat Figueroa Ruiz',
  'Axel Bermúdez',
  'Carolina Zepeda Ornelas',
  'Saúl Montaño',
  'Ximena Urías',
  'Leticia Galván Prado',
  'Damián Rosales',
  'Abigail Tun May',
  'Iván O’Connor Leal',
  'Marisol Pacheco Heredia',
  'Teo Sandoval',
] as const

/** People of a program that is over. */
export const ALUMNI_NAMES = [
  'Fernanda Islas Rocha',
  'Patricio Lozano',
  'Brenda Nájera Solano',
  'Esteban Colín',
] as const

const WHAT = [
  'Quiero publicar la tienda en línea de la panadería de mi tía, con catálogo y pedidos por mensaje.',
  'Voy a construir una agenda para el consultorio donde trabajo, con citas y recordatorios.',
  'Quiero hacer el sitio de la cooperativa de café de mi pueblo y que se pueda comprar desde ahí.',
  'Me propongo terminar mi portafolio con tres proyectos reales y conseguir mi primer cliente.',
  'Quiero armar un mapa de las rutas de camión de mi ciudad que funcione sin conexión.',
  'Voy a hacer una aplicación para que mi equipo de fútbol organice partidos y cuotas.',
  'Quiero cambiarme de soporte técnico a desarrollo web y dejar de copiar tutoriales.',
  'Busco digitalizar el inventario de la ferretería de mi familia y ver las ventas del día.',
  'Quiero crear una biblioteca de cuentos en maya que se pueda leer y escuchar en el teléfono.',
  'Voy a construir un tablero con la calidad del aire de mi colonia, con datos abiertos.',
  'Quiero lanzar una página para que mis vecinas vendan lo que cosechan en sus azoteas.',
] as const

const WHY = [
  'Ya hice dos cursos por mi cuenta y me cuesta acabar lo que empiezo; en grupo sé que sí termino.',
  'Sé algo de HTML y CSS, pero nunca he llevado un proyecto de principio a fin.',
  'Tengo las tardes libres y una laptop prestada; lo que me falta es guía y constancia.',
  'Lo necesitamos de verdad: hoy todo se lleva en una libreta y se pierde.',
  'Me gusta enseñar, así que pienso documentar cada paso para quien venga después.',
] as const

const WHEN = [
  'Lo quiero en uso antes de que termine el programa.',
  'En tres meses quiero enseñarlo en una entrevista.',
  'Me comprometo a publicar un avance cada semana.',
] as const

/** A goal as people write them, another one for each of the first 165 numbers. */
export const demoGoal = (index: number): string =>
  [WHAT[index % WHAT.length], WHY[index % WHY.length], WHEN[index % WHEN.length]].join(' ')

export const DEMO_BIOS = [
  'Contadora de día, aprendiz de código de noche.',
  'Estudio mercadotecnia y me encanta la tipografía.',
  null,
  'Trabajo en un call center; antes fui músico de banda.',
  'Mamá de dos. Vendo repostería y hago mis propias etiquetas.',
  null,
  'Ingeniería trunca, muchas ganas. He armado dos páginas en WordPress.',
] as const

export const DEMO_CHANGES = [
  'Tu idea nos gusta. Cuéntanos qué parte vas a construir tú y para cuándo quieres que alguien la use.',
  'Nos falta saber qué has intentado hasta ahora. Con dos líneas basta.',
  'Dices “aprender de todo”. Elige una sola cosa que quieras terminar en estas diez semanas.',
] as const

export const DEMO_REJECTIONS = [
  {
    reasonCode: 'goal-unclear',
    feedback:
      'Todavía no vemos qué quieres construir. Piensa en una persona que lo usaría y escríbenos de nuevo.',
  },
  {
    reasonCode: 'too-early',
    feedback:
      'Este grupo empieza con JavaScript. Practica primero HTML y CSS; en Open te acompañamos mientras tanto.',
  },
  {
    reasonCode: 'full',
    feedback: 'Se llenaron los lugares de esta generación. Guardamos tu solicitud para la próxima.',
  },
  {
    reasonCode: 'not-a-fit',
    feedback:
      'Buscas un curso de diseño gráfico y aquí programamos. Ojalá encuentres pronto lo que necesitas.',
  },
] as const

export const DEMO_NOTES = [
  'La conocí en el meetup de octubre: muy constante. Va bien como invitada.',
  'Ojo: su meta se parece mucho a la de otra solicitud. Preguntar antes de decidir.',
  'Pidió horario de tarde por su trabajo. Revisar cupo con Andrés.',
] as const

export const DEMO_PAGES = [
  'Lo más difícil fue que el menú no tapara el título en el teléfono. Al final lo resolví sin JavaScript.',
  'Me costó el dominio, pero ya quedó. La hice pensando en los clientes de mi tía.',
  'Tardé más escogiendo las fotos que escribiendo el código. ¿Se lee bien con sol?',
  'Le pedí a mi hermano que la abriera en su teléfono y cambié dos cosas que no entendió.',
] as const

export const DEMO_PROPOSALS = [
  'Para la papelería de don Chuy: una página con horario, ubicación y pedidos por mensaje. Tres semanas, 4,500 pesos en dos pagos.',
  'Para la estética de mi prima: agenda de citas con recordatorio. Un mes de trabajo, 6,000 pesos; el primer avance a los diez días.',
  'Para la liga de fut del barrio: calendario y tabla de posiciones. Dos semanas, 3,000 pesos y un balón.',
] as const

export const DEMO_ANSWERS = {
  approve: [
    'Se ve muy bien en el teléfono y se entiende en diez segundos. ¡Felicidades!',
    'Aprobada. El texto va directo al grano; sigue así con la que viene.',
  ],
  request_changes: [
    'Vas muy bien. Falta que los botones se puedan tocar con el pulgar y que las imágenes tengan texto alternativo.',
    'El enlace nos pide contraseña. Publícala para cualquiera y vuelve a mandarla.',
  ],
  reject: [
    'Es la plantilla sin cambios. Empieza de nuevo con tu propio texto; en la mesa abierta te ayudamos.',
  ],
} as const
