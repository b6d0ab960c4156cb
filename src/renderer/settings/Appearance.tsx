import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { useTranslation } from 'react-i18next'
import { defaultSettings, settingsLimits } from '#ipc/default-settings.ts'
import { faces } from '#renderer/editor/faces.ts'
import { useLocale } from '#renderer/language.ts'
import { Button } from '#renderer/widgets/Button.tsx'
import { Segmented } from '#renderer/widgets/Segmented.tsx'
import { Stepper } from '#renderer/widgets/Stepper.tsx'
import { Switch } from '#renderer/widgets/Switch.tsx'
import { type SteppedSetting, stepSetting } from './settings-commands.ts'
import { changeSettings, useSettings } from './settings-store.ts'
import './Appearance.css'

const fonts = ['noto-naskh', 'amiri', 'scheherazade'] as const
const themes = ['system', 'light', 'dark', 'contrast'] as const
const languages = ['system', 'ar', 'en'] as const
const digitChoices = ['european', 'arabic-indic'] as const

/** How the page and the window look; every change is seen at once. */
export default function Appearance() {
  const { t } = useTranslation()
  const settings = useSettings((state) => state.settings)
  return (
    <Dialog className="appearance" aria-label={t('appearance.title')}>
      <Heading level={2}>{t('appearance.pageSection')}</Heading>
      <Segmented
        label={t('appearance.font')}
        value={settings.page.font}
        segments={fonts.map((font) => ({
          value: font,
          label: <FontSample font={font} />,
          name: t(`appearance.fonts.${font}`),
        }))}
        onChange={(font) => void changeSettings({ page: { font } })}
      />
      <Steps name="size" />
      <Steps name="lineHeight" />
      <Steps name="measure" />
      <Switch
        label={t('appearance.invisibles')}
        isOn={settings.page.showInvisibles}
        onChange={(showInvisibles) => void changeSettings({ page: { showInvisibles } })}
      />
      <Button
        look="quiet"
        onPress={() => {
          const { size, lineHeight, measure, font } = defaultSettings.page
          void changeSettings({ page: { size, lineHeight, measure, font } })
        }}
      >
        {t('appearance.reset')}
      </Button>
      <Heading level={2}>{t('appearance.windowSection')}</Heading>
      <Segmented
        label={t('appearance.theme')}
        value={settings.theme}
        segments={themes.map((theme) => ({ value: theme, label: t(`appearance.themes.${theme}`) }))}
        onChange={(theme) => void changeSettings({ theme })}
      />
      <Segmented
        label={t('appearance.language')}
        value={settings.language}
        segments={languages.map((language) => ({
          value: language,
          label: t(`appearance.languages.${language}`),
        }))}
        onChange={(language) => void changeSettings({ language })}
      />
      <Segmented
        label={t('appearance.digits')}
        value={settings.digits}
        segments={digitChoices.map((digits) => ({
          value: digits,
          label: t(`appearance.digitChoices.${digits}`),
          name: t(`appearance.digitNames.${digits}`),
        }))}
        onChange={(digits) => void changeSettings({ digits })}
      />
    </Dialog>
  )
}

/** The face's name over a few words set in it. */
function FontSample({ font }: { readonly font: (typeof fonts)[number] }) {
  const { t } = useTranslation()
  return (
    <span className="font-sample">
      <span lang="ar" dir="rtl" style={{ fontFamily: faces[font].family }}>
        {t('appearance.sample')}
      </span>
      <span>{t(`appearance.fonts.${font}`)}</span>
    </span>
  )
}

function Steps({ name }: { readonly name: SteppedSetting }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const value = useSettings((state) => state.settings.page[name])
  const label = t(`appearance.${name}`)
  const words = {
    size: locale.number(value),
    lineHeight: locale.number(value),
    measure: t('appearance.measureValue', { count: value }),
  }
  return (
    <Stepper
      label={label}
      value={words[name]}
      lessLabel={t('appearance.less', { what: label })}
      moreLabel={t('appearance.more', { what: label })}
      atLeast={value <= settingsLimits[name].min}
      atMost={value >= settingsLimits[name].max}
      onLess={() => stepSetting(name, -1)}
      onMore={() => stepSetting(name, 1)}
    />
  )
}
