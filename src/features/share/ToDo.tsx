import { coordinatorOf } from "#domain/panel/coordination.ts";
import type { Panel } from "#domain/panel/panel.ts";
import type { Viewer } from "#domain/panel/roster.ts";
import { listOf } from "#domain/plural.ts";
import { Button } from "#ui/Button.tsx";
import { toDoNow, type Travelling } from "./toDo.ts";
import css from "./Travel.module.css";
import { doTravelAct } from "./travelActs.ts";

/** The one thing to do so that the panel has what was written here. */
export function ToDo({
  panel,
  viewer,
  travelling,
}: {
  panel: Panel;
  viewer: Viewer;
  travelling: Travelling;
}) {
  const coordinator = coordinatorOf(panel);
  const { title, text, main, other } = toDoNow(
    travelling,
    coordinator && { name: coordinator.name, isMe: coordinator.id === viewer.me },
  );
  const whose = cardsInWords(panel, travelling);
  const isWaiting = travelling.outbox.cards.length + travelling.outbox.others > 0;
  return (
    <section
      className={isWaiting ? `card stack ${css.toDo}` : "card stack"}
      aria-labelledby="to-do"
    >
      <div>
        <p className="small muted strong">To do</p>
        <h2 id="to-do" className={css.headline}>
          {title}
        </h2>
        <p>
          {whose !== null && <bdi>{whose} </bdi>}
          {text}
        </p>
      </div>
      <div className="row">
        {main !== null && (
          <Button
            look={main.act === "look" ? "plain" : "primary"}
            onClick={() => void doTravelAct(main.act, panel, viewer)}
          >
            {main.label}
          </Button>
        )}
        {other !== null && (
          <Button look="quiet" onClick={() => void doTravelAct(other.act, panel, viewer)}>
            {other.label}
          </Button>
        )}
      </div>
    </section>
  );
}

const mostNames = 4;

/** `Sam Pereira and Noor Haddad, all sealed.` */
function cardsInWords(panel: Panel, { outbox }: Travelling): string | null {
  const names = [...new Set(outbox.cards.map((id) => panel.resolve(id)))].map(
    (id) => panel.candidates.find((one) => one.id === id)?.name ?? "somebody erased",
  );
  if (names.length === 0) return null;
  const more = names.length - mostNames;
  const told = more > 0 ? [...names.slice(0, mostNames), `${more} more`] : names;
  return `${listOf(told)}${panel.opening.sealed === true ? ", all sealed" : ""}.`;
}
