/** The part of it that is used here, so that types can be checked without installing it. */
declare module "playwright-core" {
  interface Page {
    goto(url: string): Promise<unknown>;
    evaluate(expression: string): Promise<string>;
  }

  interface Browser {
    newPage(): Promise<Page>;
    close(): Promise<void>;
  }

  export const chromium: {
    launch(options: { executablePath: string; args: string[] }): Promise<Browser>;
  };
}
