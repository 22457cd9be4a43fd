/**
 * Puts adopted style sheets of `root` in the place of the <style> elements within `container`, which
 * write into those from now on: a page whose policy forbids inline styles allows them. To be called
 * before the container is part of a document.
 */
export function adoptStyles(container: Element, root: ShadowRoot): void {
  for (const element of container.querySelectorAll('style')) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(element.textContent ?? '');
    root.adoptedStyleSheets.push(sheet);
    element.remove();
    Object.defineProperty(element, 'textContent', {
      get: () => '',
      set: (css: string) => sheet.replaceSync(css),
    });
  }
}
