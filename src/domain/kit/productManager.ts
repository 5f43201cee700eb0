import { Kit } from "./kit.ts";

const problem = {
  id: "problem",
  title: "Find the problem",
  summary: "Knows whose problem it is and how much it matters, before a solution.",
  why: "A team can build anything well, also what nobody needed.",
  weight: 1,
  anchors: [
    "Begins with a feature. Who had the problem is “users” or a manager; asked for one person they spoke to or watched, none comes up.",
    "Read feedback, surveys or a competitor’s page and turned them into a list. Can repeat what customers asked for, not what they were trying to do or did instead.",
    "Spoke with or watched the people concerned on at least one product, says what they did without it, how many there were and what it cost them, and one thing believed beforehand that turned out wrong.",
    "Found a problem nobody had asked to have solved, or showed that a wished-for one was small, with evidence of two kinds. Tested the riskiest guess cheaply before anything was built and says what would have stopped it.",
    "Finding out goes on without them: a habit the team keeps, engineers and designers among customers, a record of guesses and what became of them. Others chose differently by it; tells of a problem they read wrongly and what that cost.",
  ],
  questions: [
    {
      kind: "behavioural",
      text: "Take something you shipped that people use. Whose problem was it, and how did you find out that it was one?",
      probes: [
        "What did those people do before?",
        "What had you believed that was wrong?",
        "What would have made you stop?",
      ],
    },
    {
      kind: "situational",
      text: "Our largest customer asks for an export of everything and wants a date by Friday. What do you do until then?",
      probes: [
        "Whom do you talk to, and what do you ask?",
        "What do you tell the account manager?",
      ],
    },
  ],
} as const;

const choosing = {
  id: "choosing",
  title: "Choose, and say no",
  summary: "Decides what is done next and what is not, so that others can follow it.",
  why: "A plan with everything on it is no plan; somebody has to leave things out.",
  weight: 1,
  anchors: [
    "The order of work came from above, from sales or from whoever shouted. Names nothing they turned down, or did so by letting it sink in the backlog.",
    "Ranks by a score or a frame they can name, with figures nobody checked. Says what came first, not what was given up for it; disagreements were settled by rank.",
    "Made at least one real choice between two things both wanted, says by which measure, who lost by it and how they told them. Changed the order once because of something they learnt.",
    "Stopped or cut something under way, or held a no against people above them, with the evidence and the price put in writing. Kept what was dropped and why, so that it was not argued again.",
    "Several teams choose by what they set up: few aims, each with a measure and a limit, looked at again on set days. Gave up a bet of their own in public; tells of a no that was wrong, and how it was put right.",
  ],
  questions: [
    {
      kind: "behavioural",
      text: "What was the hardest thing you left out? Who wanted it, and how did you tell them?",
      probes: [
        "What did you do instead, and by which measure?",
        "Where was it written down?",
        "Which no would you take back today?",
      ],
    },
  ],
} as const;

const shipping = {
  id: "shipping",
  title: "Ship with the team",
  summary: "Gets a good first version out, with people who know why.",
  why: "A product manager builds nothing alone; what ships is what the team understood.",
  weight: 1,
  anchors: [
    "Writes requirements and waits. Delays and faults belong to engineering; their own part in what was built, cut or launched is missing.",
    "Keeps tickets, dates and meetings in order. Scope was all or nothing; support, sales or legal heard of the launch when it was out.",
    "Shipped at least one thing from sketch to users with a team: agreed what the first version had to do, cut one part together with engineering and design, and readied those who had to sell, explain or support it.",
    "Brought something late, risky or cut across teams to users: small steps out to a few first, a stated point of return, a change of plan when facts changed. Names the option left aside, and what engineers talked them into.",
    "Made shipping calmer or faster for more than one team, told with figures: smaller steps, fewer hand-overs, a way to launch others use. Led through a launch that went wrong and says what has been different since.",
  ],
  questions: [
    {
      kind: "behavioural",
      text: "Tell me about a launch that did not go to plan. What did you change on the way, and together with whom?",
      probes: [
        "What did you cut, and who proposed it?",
        "Who got it first, and how would you have gone back?",
        "What did an engineer talk you out of?",
      ],
    },
    {
      kind: "work sample",
      text: "Here is a page of wishes for one small feature, and six weeks of three people. Let us find the first version together.",
      probes: ["What must it prove?", "Who has to know before it is out?"],
    },
  ],
} as const;

const learning = {
  id: "learning",
  title: "Learn from what shipped",
  summary: "Says afterwards whether it worked, and acts on it.",
  why: "Without a look back, each launch is a success and the product gets no better.",
  weight: 1,
  anchors: [
    "Done means launched. Asked what came of it, tells of applause, or of numbers that go up by themselves; did not look, or somebody else did.",
    "Quotes usage from a dashboard. No value was named beforehand; whether people were better off, or whether it would have risen anyway, comes up only when asked.",
    "Named before a launch what should change and by how much, looked on a set day, tells the figure as it was and one thing done because of it: kept, mended or taken out.",
    "Told an unwelcome result early, of their own product, with the other explanations they looked into. Took something out that was used by few, or mended a success that harmed something else, and shows the figures.",
    "Looking back is how a group works: aims with a value beforehand, reviews that end in a change, failures on record and read. Tells of a measure they had chosen wrongly, what it made people do, and what stands in its place.",
  ],
  questions: [
    {
      kind: "behavioural",
      text: "Which thing you shipped did not do what you had hoped for? When did you know, and what did you do then?",
      probes: [
        "What had you written down beforehand?",
        "What else could have moved the figure?",
        "What have you taken out of a product?",
      ],
    },
  ],
} as const;

/** For whoever answers for what a team builds. */
export const productManager: Kit = Kit.parse({
  title: "Product Manager",
  family: "product-manager",
  version: 1,
  level:
    "Written for mid-level and senior. For a junior role move every anchor, do not read them more kindly.",
  about:
    "Four things a product manager owns, from whose problem it is to what came of it. The anchors are a start: read them as a panel, and make them yours before the first interview.",
  items: [problem, choosing, shipping, learning],
  weightsReason: "",
  gates: [
    {
      id: "shipped",
      title: "Two years of answering for a product in use",
      detail: "Real users, inside or outside the company; one product at least for a whole year.",
    },
    {
      id: "with-engineers",
      title: "Daily work with engineers and a designer",
      detail: "On one team with them, not across a contract.",
    },
    {
      id: "talks-to-users",
      title: "Ten conversations with users of their own",
      detail: "Led or sat in within the last year; not only read the summary.",
    },
    {
      id: "reads-data",
      title: "Reads usage data without help",
      detail: "Has answered a question of their own in SQL, a product analytics tool or a sheet.",
    },
  ],
  niceToHaves: ["Knows our trade", "Pricing", "Experiments at scale", "Has been an engineer"],
  signals: [
    {
      id: "one-user",
      tone: "strong sign",
      title: "Tells of one user",
      detail: "A person, a place, what they tried to do and what they did instead.",
      items: ["problem"],
    },
    {
      id: "left-out",
      tone: "strong sign",
      title: "Names what was left out",
      detail: "Says what was dropped, who minded and where the reason is written down.",
      items: ["choosing", "shipping"],
    },
    {
      id: "credits-team",
      tone: "strong sign",
      title: "Says who did what",
      detail: "Own part and others’ parts are told apart, also where it went well.",
      items: ["shipping"],
    },
    {
      id: "value-before",
      tone: "strong sign",
      title: "A figure from before",
      detail: "Named beforehand what should change, and tells it as it came out.",
      items: ["learning", "choosing"],
    },
    {
      id: "solution-first",
      tone: "red flag",
      title: "In love with a solution",
      detail: "Each story begins with a feature; the problem was found to fit.",
      items: ["problem"],
    },
    {
      id: "never-no",
      tone: "red flag",
      title: "Never said no",
      detail: "Everything was done in the end; nothing was refused, stopped or cut.",
      items: ["choosing"],
    },
    {
      id: "ticket-writer",
      tone: "red flag",
      title: "Throws it over",
      detail: "Wrote it down, handed it over, and blames those who built something else.",
      items: ["shipping"],
    },
    {
      id: "all-successes",
      tone: "red flag",
      title: "Only successes",
      detail: "Every launch worked; no figure fell, nothing was taken out again.",
      items: ["learning"],
    },
  ],
  rounds: [
    {
      id: "intro",
      title: "Intro",
      purpose: "Half an hour: what they want, what the product needs, and one thing they shipped.",
      minutes: 30,
      items: ["shipping"],
      paired: false,
    },
    {
      id: "working",
      title: "Working session",
      purpose:
        "One product of theirs from problem to result, then find a first version together with an engineer and a designer.",
      minutes: 90,
      items: ["problem", "choosing", "shipping"],
      paired: true,
    },
    {
      id: "final",
      title: "Final",
      purpose: "Those around the team: a no they held, and a launch that did not work.",
      minutes: 60,
      items: ["choosing", "learning", "problem"],
      paired: false,
    },
  ],
});
