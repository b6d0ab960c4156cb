/** Saved news pages for the tests. */
import { escapeXml } from './docx.ts'

/** A page as news sites serve them: the article amid navigation, related links and a footer. */
export function newsPage(
  paragraphs: readonly string[],
  extra: { head?: string; body?: string } = {},
): string {
  const [title = '', ...rest] = paragraphs.map(escapeXml)
  return `<!doctype html>
<html lang="ar" dir="rtl">
<head>
<meta charset="utf-8">
<title>${title}</title>
${extra.head ?? ''}
</head>
<body>
<nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/world">العالم</a></li></ul></nav>
<main><article>
<h1>${title}</h1>
${rest.map((text) => `<p>${text}</p>`).join('\n')}
${extra.body ?? ''}
</article></main>
<footer><p>جميع الحقوق محفوظة</p></footer>
</body>
</html>
`
}
