import type { Page } from "playwright-core";

export interface Inspection {
  /** The number of pixels by which the page is wider than the window. */
  readonly overflow: number;
  /** Texts whose contrast is too low, each with its contrast ratio. */
  readonly faint: string[];
  readonly links: string[];
  readonly ids: string[];
}

/** Measures a page in the browser. */
export function inspect(page: Page): Promise<Inspection> {
  return page.evaluate(() => {
    // The minimum contrast ratio of WCAG 2 for normal text (1.4.3, level AA).
    const minimum = 4.5;
    const readable = "h1, h2, h3, p, li, td, th, a, code, pre, .recording span, figcaption, text";
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    if (!canvas) throw new Error("there is no canvas");

    /** Converts any CSS colour to red, green and blue from 0 to 255, and alpha from 0 to 1. */
    function parse(color: string): [number, number, number, number] {
      if (!canvas) throw new Error("there is no canvas");
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
      return [red, green, blue, alpha / 255];
    }

    function luminance([red, green, blue]: readonly number[]): number {
      const [r = 0, g = 0, b = 0] = [red, green, blue].map((value = 0) => {
        const share = value / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    }

    function over(top: readonly number[], below: readonly number[]): number[] {
      const alpha = top[3] ?? 1;
      return [0, 1, 2].map(
        (index) => (top[index] ?? 0) * alpha + (below[index] ?? 0) * (1 - alpha),
      );
    }

    function background(element: Element): number[] {
      const layers: number[][] = [];
      for (let node: Element | null = element; node; node = node.parentElement) {
        const layer = parse(getComputedStyle(node).backgroundColor);
        layers.push(layer);
        if (layer[3] === 1) break;
      }
      return layers.reduceRight((below, layer) => over(layer, below), [255, 255, 255]);
    }

    function contrast(element: Element): number {
      const below = background(element);
      const { color, fill } = getComputedStyle(element);
      const text = over(parse(element instanceof SVGElement ? fill : color), below);
      const [darker = 0, lighter = 0] = [luminance(text), luminance(below)].sort((a, b) => a - b);
      return (lighter + 0.05) / (darker + 0.05);
    }

    const faint: string[] = [];
    for (const element of document.querySelectorAll(readable)) {
      const text = [...element.childNodes]
        .filter((node) => node.nodeType === Node.TEXT_NODE)
        .map((node) => node.textContent?.trim())
        .join("");
      if (text === "" || !element.checkVisibility()) continue;
      const value = contrast(element);
      if (value < minimum) faint.push(`${text.slice(0, 40)} (${value.toFixed(1)})`);
    }
    const links = [...document.querySelectorAll("a[href]")].map(
      (link) => (link as HTMLAnchorElement).href,
    );
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    const { scrollWidth } = document.documentElement;
    return { overflow: scrollWidth - innerWidth, faint, links, ids };
  });
}
