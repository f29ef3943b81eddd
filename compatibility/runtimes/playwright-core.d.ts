/** What of it is used here, so that types are checked without an install of it. */
declare module "playwright-core" {
  interface Page {
    goto(url: string): Promise<unknown>;
    evaluate<Argument, Result>(
      run: (argument: Argument) => Result,
      argument: Argument,
    ): Promise<Awaited<Result>>;
  }

  interface Browser {
    newPage(): Promise<Page>;
    close(): Promise<void>;
  }

  export const chromium: {
    launch(options: { executablePath: string; args: string[] }): Promise<Browser>;
  };
}
