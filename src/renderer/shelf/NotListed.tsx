import { Button } from 'react-aria-components/Button'
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure'
import { Heading } from 'react-aria-components/Heading'
import { useTranslation } from 'react-i18next'
import type { FolderListing } from '#ipc/contract.ts'
import { Icon } from '#renderer/widgets/Icon.tsx'

/** Entries named at most: a folder may skip as many as it holds. */
const mostNamed = 200

/** What the folder holds beside its articles, at the list's foot. */
export function NotListed({ listing }: { readonly listing: FolderListing }) {
  const { t } = useTranslation()
  const { skipped, others } = listing
  if (skipped.length === 0)
    return others === 0 ? null : (
      <p className="not-listed-line">{t('shelf.others', { count: others })}</p>
    )
  return (
    <Disclosure className="not-listed">
      <Heading level={3}>
        <Button slot="trigger" className="not-listed-trigger">
          <Icon name="warning" size={15} />
          {t('shelf.skipped', { count: skipped.length })}
          <Icon name="down" size={15} />
        </Button>
      </Heading>
      <DisclosurePanel className="not-listed-panel">
        <ul>
          {skipped.slice(0, mostNamed).map(({ file, reason }) => (
            <li key={file}>
              <bdi className="name">{file}</bdi>
              <span className="not-listed-reason">{t(`shelf.skip.${reason}`)}</span>
            </li>
          ))}
        </ul>
        {others > 0 && <p>{t('shelf.others', { count: others })}</p>}
      </DisclosurePanel>
    </Disclosure>
  )
}
