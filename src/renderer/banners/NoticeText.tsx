import { useTranslation } from 'react-i18next'
import { runCommand } from '#renderer/commands/registry.ts'
import { useWorkspace } from '#renderer/opening/workspace.ts'
import { useSettings } from '#renderer/settings/settings-store.ts'
import { Button } from '#renderer/widgets/Button.tsx'
import { Icon } from '#renderer/widgets/Icon.tsx'
import type { DescribedNotice, NoticeAction } from './describe-notice.ts'
import { noticeCommands } from './notice-actions.ts'

/** One remark on the file, with what can be done about it. */
export function NoticeText({ notice }: { readonly notice: DescribedNotice }) {
  return (
    <>
      <span className="notice-sign" data-warning={notice.warning}>
        <Icon name={notice.warning ? 'warning' : 'remark'} size={16} />
      </span>
      <p className="notice-text">
        {notice.text} {notice.action !== null && <NoticeButton action={notice.action} />}
      </p>
    </>
  )
}

function NoticeButton({ action }: { readonly action: NoticeAction }) {
  const { t } = useTranslation()
  const wholePage = useWorkspace((state) => state.wholePage)
  const invisibles = useSettings((state) => state.settings.page.showInvisibles)
  if (action === 'show-invisibles' && invisibles) return null
  const labels = {
    'choose-encoding': t('notices.chooseEncoding'),
    'whole-page': wholePage ? t('notices.showReadable') : t('notices.showWholePage'),
    'show-invisibles': t('notices.showInvisibles'),
  } as const satisfies Record<NoticeAction, string>
  return (
    <Button look="quiet" onPress={() => runCommand(noticeCommands[action])}>
      {labels[action]}
    </Button>
  )
}
