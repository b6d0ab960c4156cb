/** ما تقوله قائمة النظام سوى الأوامر. */
export const menu = {
  app: {
    about: 'عن إسناد',
    services: 'الخدمات',
    hide: 'إخفاء إسناد',
    hideOthers: 'إخفاء سائر البرامج',
    showAll: 'إظهار الكل',
    quit: 'إنهاء إسناد',
  },
  edit: {
    cut: 'قص',
    paste: 'لصق',
    selectAll: 'تحديد الكل',
  },
  window: {
    title: 'نافذة',
    minimize: 'تصغير النافذة',
    zoom: 'تكبير النافذة أو إرجاعها',
    front: 'إحضار الكل إلى الأمام',
  },
  quit: 'إنهاء',
  dialog: {
    openArticle: 'فتح مقال',
    openFolder: 'فتح مجلد',
    articles: 'المقالات',
    allFiles: 'كل الملفات',
    destination: 'موضع مجموعات البيانات',
    chooseDestination: 'اختيار هذا الموضع',
    saveTable: 'حفظ الجدول',
    importInputs: 'استيراد وسوم',
    chooseInputs: 'اختيار',
    tables: 'الجداول',
  },
} as const
