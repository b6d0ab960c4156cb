/** Words of the host's own dialogs. */
export interface Words {
  readonly language: 'ar' | 'en'
  readonly open: string
  readonly openFolder: string
  readonly save: string
  readonly cancel: string
  readonly ok: string
  readonly replace: string
  readonly home: string
  readonly documents: string
  readonly up: string
  readonly path: string
  readonly fileName: string
  readonly contents: string
  readonly kind: string
  readonly hidden: string
  readonly empty: string
  readonly unreadable: string
  readonly exists: string
}

const english: Words = {
  language: 'en',
  open: 'Open',
  openFolder: 'Open this folder',
  save: 'Save',
  cancel: 'Cancel',
  ok: 'OK',
  replace: 'Replace',
  home: 'Home',
  documents: 'Documents',
  up: 'Up one folder',
  path: 'Folder',
  fileName: 'Name',
  contents: 'Files and folders',
  kind: 'Kind',
  hidden: 'Show hidden files',
  empty: 'Nothing to choose here.',
  unreadable: 'This folder cannot be read.',
  exists: 'A file with this name exists. Replacing it loses what it holds.',
}

const arabic: Words = {
  language: 'ar',
  open: 'فتح',
  openFolder: 'فتح هذا المجلد',
  save: 'حفظ',
  cancel: 'إلغاء',
  ok: 'موافق',
  replace: 'استبدال',
  home: 'المنزل',
  documents: 'المستندات',
  up: 'المجلد الأعلى',
  path: 'المجلد',
  fileName: 'الاسم',
  contents: 'الملفات والمجلدات',
  kind: 'النوع',
  hidden: 'إظهار الملفات المخفية',
  empty: 'ليس هنا ما يُختار.',
  unreadable: 'تتعذّر قراءة هذا المجلد.',
  exists: 'يوجد ملف بهذا الاسم، واستبداله يُضيّع ما فيه.',
}

/** A dialog speaks the language of the texts that the app gives it; without any, the system's. */
export function wordsFor(texts: readonly (string | undefined)[], systemLanguage: string): Words {
  const given = texts.filter((text) => text !== undefined).join(' ')
  if (/\p{Script=Arabic}/u.test(given)) return arabic
  if (/\p{Script=Latin}/u.test(given)) return english
  return systemLanguage.startsWith('ar') ? arabic : english
}
