/** Where a command writes; `process.stdout`, or a recorder in tests. */
export interface Output {
  write(text: string): unknown;
  /** True on a terminal: colours and progress are shown. */
  readonly isTTY?: boolean;
  /** Width of the terminal (characters). */
  readonly columns?: number;
}

/** Everything a command may know of the process it runs in. */
export interface Context {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Results. */
  readonly stdout: Output;
  /** Progress, errors of usage and bugs. */
  readonly stderr: Output;
  /** Folder of the product itself: catalog/ lies in it. */
  readonly productDir: string;
  /** Changes with every build; what an older build has synthesised is not reused. */
  readonly buildId: string;
  /** Day on which applications are judged, YYYY-MM-DD: the calendar's where the command runs. */
  readonly today: string;
}
