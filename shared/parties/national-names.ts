// How Member States are called besides their English names: in their own official languages, in the other languages in
// which delegations exchange tables, and by their three letters. Facts, kept apart from the list of delegations, which
// shows only some of them as other names to search for.

/** By the id of the Member State. */
export const nationalNames: { readonly [id: string]: readonly string[] } = {
  'ms-at': ['Österreich', 'Republik Österreich', 'Autriche', 'Austria', 'Oostenrijk', 'Rakousko', 'Ausztria', 'AUT'],
  'ms-be': ['België', 'Belgique', 'Belgien', 'Bélgica', 'Belgio', 'Belgia', 'BEL'],
  'ms-bg': ['България', 'Bulgaria', 'Bulgarie', 'Bulgarien', 'Bulgarije', 'Bułgaria', 'BGR'],
  'ms-hr': ['Hrvatska', 'Republika Hrvatska', 'Croatie', 'Kroatien', 'Croacia', 'Croazia', 'Kroatië', 'Chorwacja', 'HRV'],
  'ms-cy': ['Κύπρος', 'Kıbrıs', 'Chypre', 'Zypern', 'Chipre', 'Cipro', 'Cypr', 'CYP'],
  'ms-cz': ['Česko', 'Česká republika', 'Czech Republic', 'République tchèque', 'Tchéquie', 'Tschechien', 'Tschechische Republik', 'Chequia', 'República Checa', 'Cechia', 'Repubblica ceca', 'Tsjechië', 'Czechy', 'CZE'],
  'ms-dk': ['Danmark', 'Danemark', 'Dänemark', 'Dinamarca', 'Danimarca', 'Denemarken', 'Dania', 'DNK'],
  'ms-ee': ['Eesti', 'Eesti Vabariik', 'Estonie', 'Estland', 'Estonia', 'EST'],
  'ms-fi': ['Suomi', 'Finland', 'Finlande', 'Finnland', 'Finlandia', 'FIN'],
  'ms-fr': ['France', 'République française', 'Frankreich', 'Francia', 'Frankrijk', 'Francja', 'FRA'],
  'ms-de': ['Deutschland', 'Bundesrepublik Deutschland', 'Allemagne', 'Alemania', 'Germania', 'Duitsland', 'Niemcy', 'DEU', 'BRD'],
  'ms-el': ['Ελλάδα', 'Ελλάς', 'Ελληνική Δημοκρατία', 'Elláda', 'Hellas', 'Hellenic Republic', 'Grèce', 'Griechenland', 'Grecia', 'Griekenland', 'Grecja', 'GR', 'GRC'],
  'ms-hu': ['Magyarország', 'Hongrie', 'Ungarn', 'Hungría', 'Ungheria', 'Hongarije', 'Węgry', 'HUN'],
  'ms-ie': ['Éire', 'Republic of Ireland', 'Irlande', 'Irland', 'Irlanda', 'Ierland', 'Irlandia', 'IRL'],
  'ms-it': ['Italia', 'Repubblica italiana', 'Italie', 'Italien', 'Italië', 'Włochy', 'ITA'],
  'ms-lv': ['Latvija', 'Latvijas Republika', 'Lettonie', 'Lettland', 'Letonia', 'Lettonia', 'Letland', 'Łotwa', 'LVA'],
  'ms-lt': ['Lietuva', 'Lietuvos Respublika', 'Lituanie', 'Litauen', 'Lituania', 'Litouwen', 'Litwa', 'LTU'],
  'ms-lu': ['Lëtzebuerg', 'Luxembourg', 'Luxemburg', 'Luxemburgo', 'Lussemburgo', 'Luksemburg', 'LUX'],
  'ms-mt': ['Malta', 'Malte', 'MLT'],
  'ms-nl': ['Nederland', 'The Netherlands', 'Kingdom of the Netherlands', 'Holland', 'Pays-Bas', 'Niederlande', 'Países Bajos', 'Paesi Bassi', 'Holandia', 'Niderlandy', 'NLD'],
  'ms-pl': ['Polska', 'Rzeczpospolita Polska', 'Pologne', 'Polen', 'Polonia', 'POL'],
  'ms-pt': ['Portugal', 'República Portuguesa', 'Portogallo', 'Portugalia', 'PRT'],
  'ms-ro': ['România', 'Roumanie', 'Rumänien', 'Rumania', 'Rumanía', 'Roemenië', 'Rumunia', 'ROU', 'ROM'],
  'ms-sk': ['Slovensko', 'Slovenská republika', 'Slovak Republic', 'Slovaquie', 'République slovaque', 'Slowakei', 'Slowakische Republik', 'Eslovaquia', 'Slovacchia', 'Slowakije', 'Słowacja', 'SVK'],
  'ms-si': ['Slovenija', 'Republika Slovenija', 'Slovénie', 'Slowenien', 'Eslovenia', 'Slovenië', 'Słowenia', 'SVN'],
  'ms-es': ['España', 'Reino de España', 'Espagne', 'Spanien', 'Spagna', 'Spanje', 'Hiszpania', 'ESP'],
  'ms-se': ['Sverige', 'Suède', 'Schweden', 'Suecia', 'Svezia', 'Zweden', 'Szwecja', 'SWE'],
}
