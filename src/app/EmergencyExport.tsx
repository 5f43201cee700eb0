import { handOver } from "#exchange/download.ts";
import { Button, type ButtonLook } from "#ui/Button.tsx";
import { say } from "#ui/toasts.ts";

/** Takes all data out when something is wrong; loads what it needs only then. */
export function EmergencyExport({ size }: Pick<ButtonLook, "size">) {
  const save = async () => {
    try {
      const { exportBackup } = await import("#exchange/exports.ts");
      await handOver((await exportBackup()).file);
    } catch {
      say("No backup: storage cannot be read right now. Save your words instead.", "warning");
    }
  };
  return (
    <Button size={size} onClick={() => void save()}>
      Save a backup
    </Button>
  );
}
