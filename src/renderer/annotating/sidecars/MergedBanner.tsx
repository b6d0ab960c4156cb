import { useTranslation } from 'react-i18next'
import type { MergeReport } from '#core/sidecar/merge.ts'
import { updateSession } from '#renderer/annotating/annotating-state.ts'
import { useLocale } from '#renderer/language.ts'
import { Banner } from './Banner.tsx'

/** What another program or machine brought into the annotations. */
export function MergedBanner({ report }: { readonly report: MergeReport }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const changes = (['added', 'changed', 'removed'] as const)
    .filter((kind) => report[kind].length > 0)
    .map((kind) => t(`sidecars.banner.${kind}`, { count: report[kind].length }))
  return (
    <Banner onDismiss={() => updateSession({ merged: null })}>
      {changes.length === 0
        ? t('sidecars.banner.mergedNothing')
        : t('sidecars.banner.merged', { changes: locale.list(changes) })}
    </Banner>
  )
}
