import { Kit } from "./kit.ts";

const framing = {
  id: "framing",
  title: "Frame the question",
  summary: "Turns a vague wish into a question that data can settle.",
  why: "Most wasted analyses answered, with care, a question nobody had to decide.",
  weight: 1,
  anchors: [
    "Starts from a method or a dataset. Cannot name who would have decided what with the result, or says that was for others to know.",
    "Knows the request as it was worded and delivered that. The decision behind it, or what result would have changed it, comes up only when asked and stays general.",
    "For at least one project names the decision, the person who took it and the measure agreed beforehand, and one part of the request they left out because it would not have mattered.",
    "Rewrote a question with the people who asked it: split it, sized it with a rough estimate first, or showed that existing data could not answer it and what would. Says which framing was turned down.",
    "Set what a team works on: a list of open questions ranked by what a decision is worth, kept up and used by others. Tells of a question they stopped early, what that saved, and one they framed wrongly themselves.",
  ],
  questions: [
    {
      kind: "behavioural",
      text: "Take an analysis that changed what somebody did. What were you asked at first, and what did you end up answering?",
      probes: [
        "Who decided, and what would they have done without it?",
        "Which part of the request did you leave out?",
        "When did you last say that the data could not answer it?",
      ],
    },
    {
      kind: "situational",
      text: "Sales asks why sign-ups fell last month. You have half a day before they meet. What do you do first, and what do you leave?",
      probes: ["What would make you stop?", "What do you promise for the meeting?"],
    },
  ],
} as const;

const inference = {
  id: "inference",
  title: "Draw sound conclusions",
  summary: "Tells effect from noise and from what merely goes along with it.",
  why: "A wrong conclusion with a neat chart costs more than no conclusion.",
  weight: 1,
  anchors: [
    "Reads a difference as an effect. Uncertainty, who was left out of the data, or another explanation do not come up, or are called details.",
    "Runs the usual test and quotes its result, but cannot say what it assumes, how large an effect would matter, or what else could have made the difference.",
    "For one study explains the comparison, the size of effect that would have mattered, how sure they were and the main other explanation they ruled out. Checked the data’s own faults before the result.",
    "Designed an experiment or a comparison without one under real limits: too little traffic, spill-over, a change that could not be held back. Found a fault in a result, their own or a colleague’s, before it was used.",
    "Others decide by the way of testing they set up: rules for stopping, checks before launch, a record of past results. Tells of a finding that did not hold up, how it came out, and what was changed so that it would come out sooner.",
  ],
  questions: [
    {
      kind: "behavioural",
      text: "Tell me about a result you did not believe. What made you doubt it, and what did you do?",
      probes: [
        "What else could have caused it?",
        "How large would it have had to be to matter?",
        "What would you do differently with the same data?",
      ],
    },
    {
      kind: "work sample",
      text: "Here is the summary of an experiment that was stopped on the fourth day because it looked good. Go through it with me: would you ship?",
      probes: ["What do you want to see first?", "What do you tell the team that ran it?"],
    },
  ],
} as const;

const modelling = {
  id: "modelling",
  title: "Model with judgement",
  summary: "Picks the simplest model that serves, and knows where it fails.",
  why: "A model is kept for years by people who were not there when it was chosen.",
  weight: 1,
  anchors: [
    "Names algorithms and libraries. What the model was compared with, on which data, or where it went wrong is missing.",
    "Fitted and tuned a model well enough, judged by one overall figure. No plain baseline; split and features were taken as given; failures are put down to the data.",
    "Built one model against a plain baseline, split the data the way it would be used, looked at the cases it got wrong and says for whom it should not be used. The work can be run again by somebody else.",
    "Chose against a stronger model for a reason that counted in use: cost, explanation, upkeep, a group it served badly. Found leakage or drift and shows what changed after it, with numbers.",
    "Colleagues build on their work: shared features, an evaluation set, a template others start from. Took a model out of service, or argued one should never be built, and can show what came of that.",
  ],
  questions: [
    {
      kind: "behavioural",
      text: "Walk me through a model you would defend today. What did it have to beat, and where does it still fail?",
      probes: [
        "How did you split the data, and why so?",
        "Which option did you turn down?",
        "Could a colleague run it again tomorrow?",
      ],
    },
  ],
} as const;

const landing = {
  id: "landing",
  title: "Make results land",
  summary: "People who do not read code understand it, and act on it.",
  why: "An analysis that changes nothing was paid for and thrown away.",
  weight: 1,
  anchors: [
    "Hands over a notebook or a deck. What anybody did with it is unknown, or the audience is blamed for not understanding.",
    "Explains the method when asked to explain the result. Can repeat the main number in plain words, but not what it does not mean, nor what they recommended.",
    "Gave one clear recommendation with how sure they were and what it left open; a named partner acted on it. Changed the wording or the chart at least once because somebody read it wrongly.",
    "Told people something they did not want to hear, early, and stayed to work out what to do. Left out true things that would have misled; followed up on whether the decision came out as expected.",
    "Changed how a group decides: a review, a written habit, a dashboard that was cut down rather than added to. Partners bring questions before they decide; others now do the same, and one of them was taught by the candidate.",
  ],
  questions: [
    {
      kind: "behavioural",
      text: "When did your result go against what people hoped for? How did you tell them, and what happened then?",
      probes: [
        "What did you leave out, and why?",
        "Who read it wrongly at first?",
        "How do you know what came of it?",
      ],
    },
  ],
} as const;

/** For the role that asks the questions an ML engineer’s models answer. */
export const dataScientist: Kit = Kit.parse({
  title: "Data Scientist",
  family: "data-scientist",
  version: 1,
  level:
    "Written for mid-level and senior. For a junior role move every anchor, do not read them more kindly.",
  about:
    "Four things a data scientist owns, from the question to what comes of the answer. The anchors are a start: read them as a panel, and make them yours before the first interview.",
  items: [framing, inference, modelling, landing],
  weightsReason: "",
  gates: [
    {
      id: "sql",
      title: "SQL, two years on a warehouse",
      detail: "Writes and checks joins and windows over tables they did not design.",
    },
    {
      id: "python-or-r",
      title: "Python or R, two years of analysis others re-ran",
      detail: "Code under version control that a colleague has run again without them.",
    },
    {
      id: "experiments",
      title: "One experiment from design to decision",
      detail: "Was there when it was planned, read and acted on; not only when it was read.",
    },
    {
      id: "plain-words",
      title: "Written summaries for non-analysts",
      detail: "Has written at least one page that somebody outside the field decided by.",
    },
  ],
  niceToHaves: ["Causal methods without experiments", "dbt", "Forecasting", "Bayesian modelling"],
  signals: [
    {
      id: "decision-first",
      tone: "strong sign",
      title: "Begins with the decision",
      detail: "Names who had to decide what before naming any method.",
      items: ["framing", "landing"],
    },
    {
      id: "own-error",
      tone: "strong sign",
      title: "Tells of an error of their own",
      detail: "Says how it was found, whom they told and what changed after it.",
      items: ["inference", "modelling"],
    },
    {
      id: "plain-baseline",
      tone: "strong sign",
      title: "Keeps a plain baseline",
      detail: "Compares with what would be done without a model, and sometimes stays with that.",
      items: ["modelling"],
    },
    {
      id: "followed-up",
      tone: "strong sign",
      title: "Followed up",
      detail: "Knows what became of the decision, months later, with a number.",
      items: ["landing"],
    },
    {
      id: "method-first",
      tone: "red flag",
      title: "A method looking for a use",
      detail: "Each story begins with an algorithm; the question is fitted to it afterwards.",
      items: ["framing", "modelling"],
    },
    {
      id: "always-significant",
      tone: "red flag",
      title: "Everything worked",
      detail: "Every experiment they tell of was a success; none was stopped, null or wrong.",
      items: ["inference"],
    },
    {
      id: "dirty-data",
      tone: "red flag",
      title: "Blames the data",
      detail: "Bad data ends the story; what they did to find, fix or live with it is missing.",
      items: ["inference", "modelling"],
    },
    {
      id: "thrown-over",
      tone: "red flag",
      title: "Thrown over the wall",
      detail: "Work ends with the hand-over; they never saw anybody use it.",
      items: ["landing"],
    },
  ],
  rounds: [
    {
      id: "intro",
      title: "Intro",
      purpose: "Half an hour: what they want, what the team decides with data, and one story.",
      minutes: 30,
      items: ["landing"],
      paired: false,
    },
    {
      id: "technical",
      title: "Technical deep-dive",
      purpose:
        "One analysis they own from question to result, then a paired session: read an experiment’s summary together and decide.",
      minutes: 90,
      items: ["framing", "inference", "modelling"],
      paired: true,
    },
    {
      id: "final",
      title: "Final",
      purpose:
        "Team and leadership: an unwelcome result, a question they stopped, what they would change here.",
      minutes: 60,
      items: ["framing", "inference", "landing"],
      paired: false,
    },
  ],
});
