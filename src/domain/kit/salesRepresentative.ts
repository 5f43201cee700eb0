import { Kit } from "./kit.ts";

const prospecting = {
  id: "prospecting",
  title: "Find and qualify",
  summary: "Fills their own pipeline with people who may really buy.",
  why: "A quarter is won or lost by what was let into the pipeline the quarter before.",
  weight: 1,
  anchors: [
    "Deals came from marketing, from a partner or from an old address book. Cannot say whom they approached themselves last month, nor why those and not others.",
    "Works a list with a set number of calls and mails. Knows the count, not what came of it; deals stay open for months because nobody said no.",
    "Chose accounts by stated marks of need, wrote or called in words made for them, and knows roughly how many it took for one talk and one order. Gave up at least one deal early and says by what sign.",
    "Opened a field or accounts where nobody had sold before, with figures from first word to order. Tried two approaches against each other, kept one; says which large name they left alone and why.",
    "Colleagues sell to whom and how they worked out: a profile, a sequence, a question that sorts early, with its effect on orders and not on meetings alone. Tells of a market they misjudged and how long it took to see.",
  ],
  questions: [
    {
      kind: "behavioural",
      text: "Take your last order from somebody who had not heard of you. Why them, what was your first sentence, and what happened until they talked to you?",
      probes: [
        "How many did you approach for that one?",
        "Which deal did you give up, and by what sign?",
        "What did you stop doing?",
      ],
    },
  ],
} as const;

const understanding = {
  id: "understanding",
  title: "Understand the buyer",
  summary: "Knows what the customer is trying to change, who decides, and what it is worth.",
  why: "People buy when they hear their own problem, in their own figures.",
  weight: 1,
  anchors: [
    "Presents. Asked what a customer needed, names the product’s features; who decided, who paid and what happened without it are not known.",
    "Asks the usual questions and writes down the answers. Knows budget and date as one contact gave them; others concerned came up late or at the signature.",
    "For at least one deal tells the customer’s problem with a figure the customer gave, who decided and who could stop it, and one answer that changed what they offered. Asked again when something did not fit.",
    "Reached those who did not want to talk: users, finance, the one against it. Worked out with the customer what it is worth, and told one that a smaller offer, or none, would serve them better.",
    "Customers plan with them: a case built together that their own board used, and still held a year later. How they ask was taken up by others, one of them taught by the candidate; tells of a buyer they read wrongly.",
  ],
  questions: [
    {
      kind: "behavioural",
      text: "Tell me about a customer you knew really well before they signed. What did they want to change, and what was that worth to them?",
      probes: [
        "Who was against it, and what did you do about that?",
        "Which answer changed your offer?",
        "When did you last tell somebody not to buy?",
      ],
    },
    {
      kind: "work sample",
      text: "I am the operations head of a mid-sized haulier, and I agreed to twenty minutes. Lead the talk; we go through it together afterwards.",
      probes: ["What do you know now that you did not?", "What would you write to me tonight?"],
    },
  ],
} as const;

const closing = {
  id: "closing",
  title: "Bring it to a decision",
  summary: "Leads a deal from interest to a clear yes or no, at a price that holds.",
  why: "Most deals are lost to nobody deciding; the next most to a price given away.",
  weight: 1,
  anchors: [
    "Waits for the customer to come back. Orders were won by discount or lost to price; which step came next, and who had agreed to it, is missing.",
    "Follows up and sends what is asked for. Gave the discount when it was asked; dates slipped for reasons heard afterwards, such as legal or purchasing.",
    "Led at least one deal with agreed next steps and dates on both sides, met one serious objection with evidence, and traded any discount for something named. Knows why the last lost one was lost, from the customer.",
    "Won a deal that was stuck or held a price under pressure: brought the real obstacle out, reached who could move it, walked away once or was ready to. Says which concession they would not make and what it cost.",
    "Changed how a team closes: a shared plan with the buyer, terms agreed early with legal, a floor that is kept, with its effect on win rate or price. Others’ large deals were turned with their help; tells of one they lost by their own doing.",
  ],
  questions: [
    {
      kind: "behavioural",
      text: "Take a deal that was stuck. What was really in the way, how did you find out, and how did it end?",
      probes: [
        "What did you give, and what did you get for it?",
        "Who signed, and when had you first met them?",
        "Which deal did you lose by your own doing?",
      ],
    },
    {
      kind: "situational",
      text: "It is the last week of the quarter. Purchasing wants 25 % off or will sign next month. What do you do today?",
      probes: ["What do you ask before you answer?", "What do you tell your manager?"],
    },
  ],
} as const;

const promises = {
  id: "promises",
  title: "Forecast and keep promises",
  summary: "What they say will come comes, and what they sold is delivered.",
  why: "Others hire, build and answer customers by what a seller says.",
  weight: 1,
  anchors: [
    "The forecast is a hope, or the manager’s. Records were filled in on request; what became of customers after the signature is for others to know.",
    "Keeps stages and dates in order because they are asked for. Misses came as a surprise; hand-over was a mail, and what delivery had to sort out afterwards is told as their trouble.",
    "Says what they forecast and what came, for at least two quarters, and why it differed. Handed one customer over with what was promised in writing, and stood by when something sold did not fit.",
    "Called a miss or a slipping deal weeks ahead and says by which sign. Refused to sell what could not be delivered, or put right a promise of their own; customers of theirs stayed or bought again, with figures.",
    "Others plan by the way they forecast or hand over: plain marks for each stage, a first-ninety-days talk with delivery, fewer cancelled orders, told before and after. Says where the record showed them to be wrong about themselves.",
  ],
  questions: [
    {
      kind: "behavioural",
      text: "What did you forecast for your last two quarters, and what came? Where were you wrong, and when did you know?",
      probes: [
        "By which sign did you see it?",
        "Whom did you tell, and when?",
        "Which customer of yours left, and why?",
      ],
    },
  ],
} as const;

/** For whoever sells to other companies and answers for a number. */
export const salesRepresentative: Kit = Kit.parse({
  title: "Sales Representative",
  family: "sales-representative",
  version: 1,
  level:
    "Written for somebody who has carried a target of their own for two years or more. For a first job in sales move every anchor, do not read them more kindly.",
  about:
    "Four things a representative owns, from a stranger to a customer who stays. Closed deals are evidence only with what the candidate did in them. The anchors are a start: read them as a panel, and make them yours before the first interview.",
  items: [prospecting, understanding, closing, promises],
  weightsReason: "",
  gates: [
    {
      id: "own-target",
      title: "Two years with a target of their own",
      detail: "Says what it was, what they reached, and how their colleagues stood.",
    },
    {
      id: "business-buyers",
      title: "Sold to companies",
      detail: "Deals with at least two people deciding, over a month or longer.",
    },
    {
      id: "own-pipeline",
      title: "A third of the pipeline found by themselves",
      detail: "Approached them first; not all from marketing, partners or renewals.",
    },
    {
      id: "records",
      title: "One CRM, kept up to date",
      detail: "Could show from it, for one deal, what was known and promised when.",
    },
  ],
  niceToHaves: [
    "Knows our customers’ trade",
    "A second language customers buy in",
    "Public tenders",
    "Has worked in delivery or support",
  ],
  signals: [
    {
      id: "knows-ratios",
      tone: "strong sign",
      title: "Knows their own ratios",
      detail:
        "Approaches, talks, offers, orders, days: rough figures, unasked, also the poor ones.",
      items: ["prospecting", "promises"],
    },
    {
      id: "customers-figure",
      tone: "strong sign",
      title: "Quotes the customer’s figure",
      detail: "What the problem cost, in the customer’s own words and numbers.",
      items: ["understanding", "closing"],
    },
    {
      id: "walked-away",
      tone: "strong sign",
      title: "Walked away",
      detail: "Gave up a deal or refused a promise, for a reason that cost them something.",
      items: ["prospecting", "closing", "promises"],
    },
    {
      id: "asked-why-lost",
      tone: "strong sign",
      title: "Asked why they lost",
      detail: "Went back to a customer who said no, and did something differently afterwards.",
      items: ["closing"],
    },
    {
      id: "price-only",
      tone: "red flag",
      title: "It was always the price",
      detail: "Every lost deal was too dear; no question of theirs would have changed it.",
      items: ["closing", "understanding"],
    },
    {
      id: "talks-over",
      tone: "red flag",
      title: "Pitches before asking",
      detail: "In the paired talk, speaks most of the time and does not take up an answer.",
      items: ["understanding"],
    },
    {
      id: "sold-and-gone",
      tone: "red flag",
      title: "Sold and gone",
      detail: "Cannot say what became of the last three customers after they signed.",
      items: ["promises"],
    },
    {
      id: "borrowed-wins",
      tone: "red flag",
      title: "Borrowed wins",
      detail: "Large orders are “we”; asked for their own part, little comes up.",
      items: ["prospecting", "closing"],
    },
  ],
  rounds: [
    {
      id: "intro",
      title: "Intro",
      purpose: "Half an hour: what they want, how we sell, and their last two quarters.",
      minutes: 30,
      items: ["promises"],
      paired: false,
    },
    {
      id: "working",
      title: "Working session",
      purpose:
        "One deal of theirs from first word to signature, then a first talk played through and looked at together.",
      minutes: 75,
      items: ["prospecting", "understanding", "closing"],
      paired: true,
    },
    {
      id: "final",
      title: "Final",
      purpose: "The manager and somebody from delivery: a stuck deal, a miss, a customer who left.",
      minutes: 60,
      items: ["closing", "promises", "understanding"],
      paired: false,
    },
  ],
});
