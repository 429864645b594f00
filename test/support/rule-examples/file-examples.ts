import { appendFileSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FolderExample } from "./rule-example";

export const FILE_EXAMPLES: readonly FolderExample[] = [
  {
    rule: "file/missing",
    why: "Everything else refers to the city's settings.",
    fault: "The folder has user groups, but no `estate.yaml`.",
    cure: "Start the command in the folder of the estate, or name it with `--estate`.",
    make: (dir) => rmSync(join(dir, "estate.yaml")),
  },
  {
    rule: "file/unreadable",
    why: "A file that is skipped silently is missing from the plan.",
    fault:
      "`sites/annex.yaml` is a folder; the same is said of files without read permission and of broken links.",
    cure: "Put a file in its place, or give the user who runs the command permission to read it.",
    make: (dir) => mkdirSync(join(dir, "sites/annex.yaml")),
  },
  {
    rule: "file/extension",
    why: "One ending for all data files: nobody has to guess whether a file is read.",
    fault: "A user group is called `archive.yml`.",
    cure: "Rename it to `archive.yaml`.",
    make: (dir) => writeFileSync(join(dir, "user-groups/archive.yml"), "name: Archive\n"),
  },
  {
    rule: "file/unexpected",
    why: "A file that is not read is mostly a mistake. Files that start with a dot and Markdown files may stay.",
    fault: "A backup lies among the user groups.",
    cure: "Move it out of the folder.",
    make: (dir) => writeFileSync(join(dir, "user-groups/back-office.yaml.bak"), ""),
  },
  {
    rule: "file/outside-estate",
    why: "An estate is complete in itself: a copy or a checkout elsewhere plans the same.",
    fault: "`sites/annex.yaml` is a link to a file outside the estate.",
    cure: "Put the file itself in its place.",
    make: (dir) => {
      mkdirSync(join(dir, "estate"));
      for (const name of ["estate.yaml", "user-groups", "scenarios", "sites", "catalog"]) {
        renameSync(join(dir, name), join(dir, "estate", name));
      }
      writeFileSync(join(dir, "annex.yaml"), "name: Annex\n");
      symlinkSync("../../annex.yaml", join(dir, "estate/sites/annex.yaml"));
    },
  },
  {
    rule: "file/name",
    why: "The file name is the id, and resource names are derived from it.",
    fault: "A site is called `Town_Hall_2.yaml`.",
    cure: "Rename it to `town-hall-2.yaml`.",
    make: (dir) =>
      writeFileSync(
        join(dir, "sites/Town_Hall_2.yaml"),
        "name: Second town hall\naddress: { city: Musterstadt }\nuplinkMbps: 100\ndesks: 0\nstate: planned\n",
      ),
  },
  {
    rule: "file/too-large",
    why: "Data files are written by people; a huge one is something else, and reading it would take long.",
    fault: "A site file has grown to 2 MiB.",
    cure: "Split it into one file per element.",
    make: (dir) => writeFileSync(join(dir, "sites/annex.yaml"), "#".repeat(2 * 1024 * 1024)),
  },
  {
    rule: "file/values",
    why: "The largest file of the default estate holds less than a thousand; a flood of them comes from a broken generator or an attack.",
    fault: "A site file lists 100,000 zeros as its rooms.",
    cure: "Mend what has made the file.",
    make: (dir) => writeFileSync(join(dir, "sites/annex.yaml"), `rooms:\n${"- 0\n".repeat(100_000)}`),
  },
  {
    rule: "file/problems",
    why: "More are mostly one mistake, made again and again.",
    fault: "A manifest was written by a script that knows other keys, 120 of them.",
    cure: "Mend what has made the file and run the check again.",
    make: (dir) => {
      const keys = Array.from({ length: 120 }, (_, index) => `attribute${index}: 1\n`);
      appendFileSync(join(dir, "sites/town-hall.yaml"), keys.join(""));
    },
  },
  {
    rule: "file/encoding",
    why: "UTF-8 is the one encoding that every tool in the chain reads the same way. A byte order mark and Windows line ends are fine.",
    fault: "A site file was saved as UTF-16.",
    cure: "Save it as UTF-8.",
    make: (dir) =>
      writeFileSync(join(dir, "sites/annex.yaml"), Buffer.from("\ufeffname: Annex\n", "utf16le")),
  },
  {
    rule: "people/no-user-groups",
    why: "Without people there is nothing to plan.",
    fault: "The folder `user-groups/` is empty or missing.",
    cure: "Write the first group to `user-groups/<id>.yaml`.",
    make: (dir) => rmSync(join(dir, "user-groups"), { recursive: true }),
  },
];
