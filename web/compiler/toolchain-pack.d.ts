/** The manifest of the pack that the site was built with (see vite.config.ts). */
declare module 'virtual:toolchain-pack' {
  import type { ToolchainPack } from './pack.ts';
  const pack: ToolchainPack;
  export { pack };
}
