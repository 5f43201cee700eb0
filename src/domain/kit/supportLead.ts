import { Kit } from "./kit.ts";

const resolving = {
  id: "resolving",
  title: "Resolve hard cases",
  summary: "Takes the cases nobody else could end, and ends them.",
  why: "A team learns how a customer is treated from what its lead does with the worst ones.",
  weight: 1,
  anchors: [
    "Tells of difficult customers, not of a case. What the customer needed, what was promised and how it ended are missing, or it went to a manager or another team and was not seen again.",
    "Closed hard cases by the script or by credit. Says what was sent, not how the fault was found; whether the customer stayed or wrote again is not known.",
    "Owned at least one hard case to its end: found out what had happened, told the customer what would be done by when, kept to it, said no to one wish with a reason, and looked later whether it held.",
    "Turned a case with money, safety or several teams in it: one owner, a time for each next word, a remedy weighed against its cost. Names the offer they decided against and why.",
    "Set how serious cases run here: who leads, who writes to customers, what may be promised. Others run them that way now. Tells of one they handled badly, what it cost, and the figures before and after the change.",
  ],
  questions: [
    {
      kind: "behavioural",
      text: "Take the hardest case you have ended yourself. What had happened, what did you promise, and how did it end?",
      probes: [
        "What did you refuse, and in which words?",
        "Which remedy did you decide against?",
        "How do you know the customer was content a month later?",
      ],
    },
    {
      kind: "work sample",
      text: "Here is a thread of six messages with a customer who has now written to our chief executive. Write the next answer with me.",
      probes: ["What do you want to know before you write?", "What do you not promise?"],
    },
  ],
} as const;

const flow = {
  id: "flow",
  title: "Run the queue",
  summary: "Enough people on the right contacts, day by day.",
  why: "Customers wait for a plan somebody did not make on Monday.",
  weight: 1,
  anchors: [
    "The queue is what happens to the team. Cannot say how many contacts came nor how long people waited; a week that went wrong is put down to sickness or to a launch nobody announced.",
    "Watches the wall board and moves people when it turns red. Knows the targets, not where they come from; rotas were made by somebody else or copied from last month.",
    "Planned a team’s week from contacts by hour and the time each takes; names the two or three figures they steered by and their usual values, one peak they saw coming, and what they let wait.",
    "Brought a backlog or a channel back under control and kept it there, with figures: sorted by harm and not by age, changed shifts, hours or routing, dropped a target that made people hurry the wrong contacts.",
    "Changed how the work is planned for more than their own team: a forecast others staff by, a way to call for help that is used, an agreed price of waiting. Tells of a plan that failed and how they see such a week earlier now.",
  ],
  questions: [
    {
      kind: "behavioural",
      text: "Tell me about the worst week your queue has had. What did you see on Monday, and what did you do by Friday?",
      probes: [
        "How many contacts was that, and how many can one person answer?",
        "What did you let wait, and who agreed?",
        "Which target did you give up?",
      ],
    },
    {
      kind: "situational",
      text: "A release has doubled contacts since this morning and two people are off sick. You have an hour before the phones are busiest. What do you do?",
      probes: ["What do you tell customers?", "When do you call the release back?"],
    },
  ],
} as const;

const coaching = {
  id: "coaching",
  title: "Coach people",
  summary: "Each agent gets better at something one can hear or read.",
  why: "The lead answers a few contacts a day; the team answers all the others.",
  weight: 1,
  anchors: [
    "Speaks of the team as good or bad people. Names nobody who got better, nor what they said to anybody about their work; trouble with somebody was left to HR or to time.",
    "Scores contacts on a form and sends the results. Gave praise and general advice; can say who was behind, not what that person did differently afterwards.",
    "Sat with at least one agent over their own contacts, agreed one thing to change, listened again some weeks later and can say what had changed. Told one person something unwelcome, early and alone.",
    "Coached several people by what each needed, and made a hard call: took somebody out of a role, or kept one others had given up, with the evidence. Checked that two people score the same contact alike.",
    "Others coach because of them: agents became leads, the reviews go on without them, newcomers are on their own in fewer weeks, told with figures. Says which part of the scheme they dropped, and whom they judged wrongly.",
  ],
  questions: [
    {
      kind: "behavioural",
      text: "Whom on your team did you help to get better? What did you hear in their contacts at first, and what some months later?",
      probes: [
        "What exactly did you tell them, and when?",
        "Who did not get better, and what then?",
        "Would a colleague have scored that contact as you did?",
      ],
    },
  ],
} as const;

const causes = {
  id: "causes",
  title: "Take away the causes",
  summary: "Contacts that need not have been made stop coming.",
  why: "The best answer is the one no customer had to ask for.",
  weight: 1,
  anchors: [
    "Contacts are work to get through. Why customers write is “all sorts of things”; product or shipping come up as people who do not listen, and what was brought to them is missing.",
    "Passes complaints on as they come, or keeps a list of reasons nobody acts on. Wrote help pages or templates; whether fewer people asked afterwards was not looked at.",
    "Counted why customers wrote, picked one cause for a stated reason, brought it to a named person with numbers and examples, and saw at least one fix through to fewer contacts.",
    "Got another team to change something it had not planned: told them the cost in contacts, money or lost customers, offered two ways, followed up. Says which cause they left alone and why.",
    "What support hears decides what others work on: a regular review with owners and dates, a share of contacts that fell and stayed down. Tells of a fix that only moved the contacts elsewhere, and how that came out.",
  ],
  questions: [
    {
      kind: "behavioural",
      text: "Which contacts do customers no longer have to make because of you? How did you find the cause, and who had to change something?",
      probes: [
        "How many were there before, and how many after?",
        "Who did not want to change it at first?",
        "Which cause did you leave, and why?",
      ],
    },
  ],
} as const;

/** For whoever leads the people who answer customers. */
export const supportLead: Kit = Kit.parse({
  title: "Customer Support Lead",
  family: "support-lead",
  version: 1,
  level:
    "Written for somebody who leads five to fifteen agents. For a first lead move every anchor, do not read them more kindly.",
  about:
    "Four things a support lead owns, from one angry customer to the reason why they wrote. The anchors are a start: read them as a panel, and make them yours before the first interview.",
  items: [resolving, flow, coaching, causes],
  weightsReason: "",
  gates: [
    {
      id: "led-shift",
      title: "Led a shift or a team for a year",
      detail: "Five agents or more; made the rota or answered for it.",
    },
    {
      id: "answered-customers",
      title: "Two years of answering customers",
      detail: "By phone, chat or mail, with cases of their own from first word to last.",
    },
    {
      id: "plain-writing",
      title: "Plain writing to customers",
      detail: "Has written answers or help pages that went out under a company’s name.",
    },
    {
      id: "help-desk",
      title: "One help desk, set up and not only used",
      detail: "Has changed queues, rules or reports in Zendesk, Intercom, Freshdesk or the like.",
    },
  ],
  niceToHaves: [
    "A second language customers speak",
    "Workforce planning tools",
    "Support by chat with assisted answers",
    "Has opened a new site or channel",
  ],
  signals: [
    {
      id: "went-back",
      tone: "strong sign",
      title: "Went back to look",
      detail: "Knows how it ended weeks later, for the customer or the agent, and how they know.",
      items: ["resolving", "coaching"],
    },
    {
      id: "knows-volumes",
      tone: "strong sign",
      title: "Knows the volumes",
      detail: "Contacts a day, minutes each, share answered in time: rough figures, unasked.",
      items: ["flow", "causes"],
    },
    {
      id: "names-people",
      tone: "strong sign",
      title: "Tells of one person at a time",
      detail: "Coaching is a name, a contact, a sentence that was said, a change that was heard.",
      items: ["coaching"],
    },
    {
      id: "said-no",
      tone: "strong sign",
      title: "Said no and explained it",
      detail: "To a customer or another team, with a reason they could live with.",
      items: ["resolving", "causes"],
    },
    {
      id: "buys-quiet",
      tone: "red flag",
      title: "Buys quiet",
      detail: "Every hard case ends in a credit; what had gone wrong stays as it was.",
      items: ["resolving", "causes"],
    },
    {
      id: "one-number",
      tone: "red flag",
      title: "Lives by one number",
      detail: "Speed or stars alone; what people did to reach it does not come up.",
      items: ["flow", "coaching"],
    },
    {
      id: "against-customers",
      tone: "red flag",
      title: "Customers as the enemy",
      detail: "Mocks those who wrote; what they needed is missing from the story.",
      items: ["resolving"],
    },
    {
      id: "blames-agents",
      tone: "red flag",
      title: "Blames the agents",
      detail: "The team was weak; what they did about it, person by person, is missing.",
      items: ["coaching", "flow"],
    },
  ],
  rounds: [
    {
      id: "intro",
      title: "Intro",
      purpose: "Half an hour: what they want, how support works here, and one case they ended.",
      minutes: 30,
      items: ["resolving"],
      paired: false,
    },
    {
      id: "working",
      title: "Working session",
      purpose:
        "Answer a thread together, then plan a bad week on paper: contacts, people, what may wait.",
      minutes: 75,
      items: ["resolving", "flow", "causes"],
      paired: true,
    },
    {
      id: "final",
      title: "Final",
      purpose:
        "Two people they would work with: somebody they coached, and a cause they took away.",
      minutes: 60,
      items: ["coaching", "causes", "flow"],
      paired: false,
    },
  ],
});
