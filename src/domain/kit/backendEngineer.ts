import { Kit } from "./kit.ts";

const design = {
  id: "design",
  title: "Design services and data",
  summary: "Interfaces and data models that others can build on for years.",
  why: "Code is rewritten in a week; a table or an interface others rely on stays.",
  weight: 1,
  anchors: [
    "Describes a framework or a diagram. Cannot say what the data looked like, who called the service, or what happens when two requests arrive at once.",
    "Built endpoints to a given design. Can tell what each does, not why the data is split so, what was ruled out, or what a caller sees when it fails.",
    "Designed one service and its data: names the callers, the one or two queries it had to serve, what must never be inconsistent and how that is kept. Explains one trade-off they made.",
    "Changed a design that others already used: versioned an interface, split or moved data while both sides kept running, with the steps and the way back. Says what they deliberately did not build.",
    "Their designs or rules for interfaces are what other teams start from. Tells of a boundary they drew wrongly, what it cost, how it was moved, and how they notice the same mistake earlier now.",
  ],
  questions: [
    {
      kind: "behavioural",
      text: "Take a service you designed that is still running. Who calls it, what does its data look like, and what would you change now?",
      probes: [
        "What must never be inconsistent, and what keeps it so?",
        "Which design did you turn down?",
        "How did you change it once others used it?",
      ],
    },
    {
      kind: "situational",
      text: "A model’s predictions must be served beside your user data within fifty milliseconds, and may be wrong or missing. Sketch it with me.",
      probes: [
        "What does the caller see when the model is down?",
        "What do you store, and for how long?",
      ],
    },
  ],
} as const;

const running = {
  id: "running",
  title: "Run it in production",
  summary: "Knows how the service is doing before its users say so.",
  why: "A service is what it does at three in the morning, not what it did in the demo.",
  weight: 1,
  anchors: [
    "Operations were another team’s. Has seen no graph of their own service; an outage is told as somebody else’s fault, with no step of their own.",
    "Looks at logs when told of a problem. Alerts and dashboards were there already; took part in an incident without saying what was learnt or changed.",
    "Runs a service they wrote: names its two or three signals and their usual values, one alert with its threshold, and an incident they worked on from first sign to fix and written review.",
    "Found the cause of a fault across several systems, with the steps that ruled things out. Made the same fault harmless afterwards (limits, retries, a fallback) and shows that it was, with numbers.",
    "Changed how a group runs its services: targets that decide what is worked on, fewer and better alerts, practised failures. Tells of an alert or a target they took away, and of a failure their own change caused.",
  ],
  questions: [
    {
      kind: "behavioural",
      text: "Tell me about the last time your service failed its users. How did you find out, and what is different since?",
      probes: [
        "Which signal showed it first, and which should have?",
        "What did you rule out, and how?",
        "Could it happen again today?",
      ],
    },
  ],
} as const;

const change = {
  id: "change",
  title: "Change code safely",
  summary: "Small, tested steps in code that somebody else wrote.",
  why: "Nearly all work is change to what is already there and already used.",
  weight: 1,
  anchors: [
    "Speaks only of new builds. Old code is to be rewritten; tests are named as a duty, and none is described that caught anything.",
    "Changes what the ticket asks for and runs the tests that are there. Large changes went out at once; a way back was not thought of until it was needed.",
    "Took over code they had not written and changed it in steps that could each be undone. Says what they tested first and why there, and one fault a test of theirs stopped.",
    "Moved something large while it was in use (a schema, a library, a store) behind a switch or side by side, compared old with new, and took the old one out in the end. Names what they left ugly on purpose.",
    "Made change cheaper for everyone: time from commit to users, fewer roll-backs, tests one can trust, told with figures before and after. Reviews by them are asked for; a colleague now leads what they began.",
  ],
  questions: [
    {
      kind: "behavioural",
      text: "Take the messiest code you inherited. What did you change first, and how did you know you had broken nothing?",
      probes: [
        "How big was each step, and how would you have gone back?",
        "What did you leave as it was?",
        "Which test would you write first today?",
      ],
    },
    {
      kind: "work sample",
      text: "In this small service a request is sometimes answered twice. Let us find out why together and make the smallest change that stops it.",
      probes: ["What do you want to see before you change a line?", "How do we know it is gone?"],
    },
  ],
} as const;

const together = {
  id: "together",
  title: "Build with the teams around it",
  summary: "Product, data and ML get what they need, at a cost all have agreed.",
  why: "A backend that is right by itself and wrong for its neighbours is wrong.",
  weight: 1,
  anchors: [
    "Waits for requirements and delivers to them. Neighbours come up as people who changed their mind or sent bad data; what they did about it is missing.",
    "Answers questions and attends. Knows what the other team asked for, not what it was for; disagreements were passed to a manager or waited out.",
    "Agreed an interface or a deadline with a named person on another team, said no to one part with a reason they accepted, and changed their own plan once because of what they heard.",
    "Brought two or three options with cost and risk to a decision that was not theirs alone, and wrote down what was chosen and dropped. Spared another team work by something small on their own side.",
    "Several teams work differently because of them: a shared contract with its tests, a way to ask for data, an agreed cost per request. They taught somebody who now does it without them, and say where they had been wrong.",
  ],
  questions: [
    {
      kind: "behavioural",
      text: "Tell me about something you built that another team depended on. What did you refuse, and what did you change for them?",
      probes: [
        "How did they tell you what they needed?",
        "Where did you disagree, and how did it end?",
        "What would they say about working with you?",
      ],
    },
  ],
} as const;

/** For the role that puts an ML engineer’s models in front of users. */
export const backendEngineer: Kit = Kit.parse({
  title: "Backend Engineer",
  family: "backend-engineer",
  version: 1,
  level:
    "Written for mid-level and senior. For a junior role move every anchor, do not read them more kindly.",
  about:
    "Four things a backend engineer owns, beside teams that build on it. The anchors are a start: read them as a panel, and make them yours before the first interview.",
  items: [design, running, change, together],
  weightsReason: "",
  gates: [
    {
      id: "language",
      title: "Three years in one server language, in production",
      detail: "Go, Java, Kotlin, Python, TypeScript or the like; code that users depended on.",
    },
    {
      id: "relational",
      title: "A relational database under load",
      detail: "Has changed a schema with data in it and read a query plan to fix a slow query.",
    },
    {
      id: "on-call",
      title: "On call for something they wrote",
      detail: "At least half a year, with one incident they can tell from start to end.",
    },
    {
      id: "tests",
      title: "Automated tests as part of the change",
      detail: "Shows a change of theirs where the test came with it, not after it.",
    },
  ],
  niceToHaves: ["gRPC", "Message queues", "Feature stores", "Infrastructure as code"],
  signals: [
    {
      id: "way-back",
      tone: "strong sign",
      title: "Has a way back",
      detail: "Tells each change with how it would have been undone, unasked.",
      items: ["change", "design"],
    },
    {
      id: "knows-numbers",
      tone: "strong sign",
      title: "Knows the numbers",
      detail: "Requests, latency, error share, rows: gives rough figures of their own service.",
      items: ["running", "design"],
    },
    {
      id: "not-built",
      tone: "strong sign",
      title: "Names what they did not build",
      detail: "Left something out on purpose, said so to those who asked for it, and why.",
      items: ["design", "together"],
    },
    {
      id: "teaches",
      tone: "strong sign",
      title: "Others can do it now",
      detail: "A colleague took over what they began and did not need them any more.",
      items: ["change", "together"],
    },
    {
      id: "rewrite",
      tone: "red flag",
      title: "Everything to be rewritten",
      detail: "Old code is only ever replaced; never read, tested or changed in steps.",
      items: ["change"],
    },
    {
      id: "works-here",
      tone: "red flag",
      title: "Worked on my machine",
      detail: "What happened to it in production is unknown or was for others to watch.",
      items: ["running"],
    },
    {
      id: "diagram-only",
      tone: "red flag",
      title: "Boxes and arrows only",
      detail: "Asked for one row, one request or one failure, nothing concrete comes up.",
      items: ["design"],
    },
    {
      id: "blames-neighbours",
      tone: "red flag",
      title: "Blames the neighbours",
      detail: "Other teams broke it; what they did to be safe from that is missing.",
      items: ["together", "running"],
    },
  ],
  rounds: [
    {
      id: "intro",
      title: "Intro",
      purpose: "Half an hour: what they want, what the team runs, and one story with a neighbour.",
      minutes: 30,
      items: ["together"],
      paired: false,
    },
    {
      id: "technical",
      title: "Technical deep-dive",
      purpose:
        "One service of theirs from interface to rows, then a paired session on a small fault in one of ours.",
      minutes: 90,
      items: ["design", "running", "change"],
      paired: true,
    },
    {
      id: "final",
      title: "Final",
      purpose:
        "Team and leadership: a failure and what came of it, a refusal, what they would change here.",
      minutes: 60,
      items: ["running", "change", "together"],
      paired: false,
    },
  ],
});
