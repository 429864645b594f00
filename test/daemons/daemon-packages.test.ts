import { Daemon, describeWithDaemons, freePort, runProgram } from "./support/daemon";

describeWithDaemons("Debian's daemons", () => {
  test.each([
    ["/usr/sbin/freeradius", ["-v"], /FreeRADIUS Version 3\./],
    ["/usr/bin/eapol_test", ["-v"], /eapol_test v2\./],
    ["/usr/sbin/kamailio", ["-v"], /version: kamailio 5\./],
    ["/usr/bin/rtpengine", ["--version"], /Version: 1\d\./],
    ["/usr/bin/sipp", ["-v"], /SIPp v3\./],
    ["/usr/bin/turnserver", ["--version"], /4\.\d/],
    ["/usr/sbin/keepalived", ["--version"], /Keepalived v2\./],
    ["/usr/sbin/kea-dhcp4", ["-v"], /2\.\d/],
  ])("%s runs on this machine", (program, args, version) => {
    expect(runProgram(program, args).output).toMatch(version);
  });

  test("fails with all output when a daemon ends before it is ready", async () => {
    await expect(
      Daemon.start("/usr/bin/openssl", ["s_server", "-cert", "missing.pem"], /ACCEPT/),
    ).rejects.toThrow(/s_server|missing\.pem/);
  });

  test("a daemon in the foreground ends when it is stopped", async () => {
    const port = await freePort();
    const server = await Daemon.start(
      "/usr/bin/openssl",
      ["s_server", "-nocert", "-port", `${port}`],
      /ACCEPT/,
    );
    await server.stop();
    const again = await Daemon.start(
      "/usr/bin/openssl",
      ["s_server", "-nocert", "-port", `${port}`],
      /ACCEPT/,
    );
    await again.stop();
    expect(again.output).toMatch(/ACCEPT/);
  });
});
