/**
 * Has the <style> elements within `container` write into adopted style sheets of `root` in place of
 * their own: a page whose policy forbids inline styles allows those. To be called before the container
 * is part of a document.
 */
export function adoptStyles(container: Element, root: ShadowRoot): void {
  for (const element of container.querySelectorAll('style')) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(element.textContent ?? '');
    element.textContent = '';
    root.adoptedStyleSheets.push(sheet);
    Object.defineProperty(element, 'textContent', {
      get: () => '',
      set: (css: string) => sheet.replaceSync(css),
    });
  }
}
