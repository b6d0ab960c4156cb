import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Builds the three programs that make the app: main, preload and window. */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      // Nothing is looked up in node_modules at run time: it starts faster and packages smaller.
      externalizeDeps: false,
      rollupOptions: {
        input: { main: at('src/main/main.ts'), worker: at('src/main/workers/worker.ts') },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload has no module loader: one CommonJS file with everything in it.
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: at('src/preload/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src/renderer'),
    plugins: [react()],
    build: {
      outDir: at('out/renderer'),
      target: 'chrome140',
      // Everything stays a file of its own: the content policy allows no data: scripts or fonts.
      assetsInlineLimit: 0,
      rollupOptions: { input: { index: at('src/renderer/index.html') } },
    },
  },
})
