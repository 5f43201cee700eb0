import { Button } from "#ui/Button.tsx";

/** Takes all data out when something is wrong; loads what it needs only then. */
export function EmergencyExport() {
  const save = async () => {
    const { exportBackup } = await import("#exchange/exports.ts");
    const { handOver } = await import("#exchange/download.ts");
    await handOver((await exportBackup()).file);
  };
  return <Button onClick={() => void save()}>Save a backup</Button>;
}
