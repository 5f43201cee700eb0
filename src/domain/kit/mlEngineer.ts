import { Kit } from "./kit.ts";

const productionise = {
  id: "productionise",
  title: "Productionise models",
  summary: "Robust training and serving pipelines that reach users.",
  why: "A model earns nothing until it runs for users and can be changed without fear.",
  weight: 1,
  anchors: [
    "Talks of notebooks, courses or frameworks; names no production trade-off they hit. How the model reached users is missing, or was someone else’s work.",
    "Deployed once, by hand or by a template; data and models not versioned. Can say what the pipeline was, not what failed or why it was built so. New builds only.",
    "Owned at least one model from training to serving: repeatable training, versioned data and model, checks before release, a way back. Explains one real trade-off and the choice made.",
    "Several releases or a second system. Repaired or moved an inherited pipeline while it stayed live; handled skew, back-fill or staged roll-out with numbers; names the option rejected and why.",
    "Changed how models ship beyond their own: a pipeline or release path others took up. Led an incident and says what changed in the system after it, measured before and after.",
  ],
  questions: [
    {
      kind: "behavioural",
      text: "Take one model you put in front of users. Walk me from the training data to the request path. What broke?",
      probes: [
        "How did you roll it back?",
        "Which way of serving did you reject, and why?",
        "What did you inherit, and what did you do with it?",
      ],
    },
  ],
} as const;

const evaluation = {
  id: "evaluation",
  title: "Own evaluation and monitoring",
  summary: "Keeps improving a model after launch, from measurements.",
  why: "Models decay quietly. Someone has to notice first and act on it.",
  weight: 1,
  anchors: [
    "One accuracy figure on a held-out split; nothing watched after release. A bad result is put down to the data or another team, with no step of their own.",
    "Picks usual metrics but cannot tie them to users or the business. Dashboards existed and others read them; improvements were unplanned or untested.",
    "Chose metrics and a baseline for a stated reason, checked slices or failure cases, set at least one live check with a threshold, and closed one loop from signal to fix.",
    "Caught a real regression or a gap between offline and live results; ran a controlled comparison; says what they decided not to ship. Keeps the evaluation set up to date and thinks about leakage.",
    "Built a practice others rely on: agreed release gates, an alert that reaches an owner who acts, regular review of errors. Tells a series of improvements with sizes, one of which failed.",
  ],
  questions: [
    {
      kind: "behavioural",
      text: "How did you know a model was good enough to ship, and how did you find out when it stopped being so?",
      probes: [
        "When did offline and live results disagree?",
        "What was the alert’s threshold, and who got it?",
        "What changed next?",
      ],
    },
  ],
} as const;

const partnering = {
  id: "partnering",
  title: "Partner with data science and product",
  summary: "Model-led features shaped together, not handed over.",
  why: "Most model-led features fail on what was asked for, not on how it was built.",
  weight: 1,
  anchors: [
    "Works from hand-offs. Describes partners as blockers or blames them for a failed feature without saying what they did to limit the damage. Cannot state the user’s problem.",
    "Attends, answers, turns tickets into work. Knows the feature’s aim but not how success was judged; disagreements went to a manager.",
    "Agreed goal, constraint and measure of success with a named partner; explained a limit of the model in plain words; changed their own plan at least once because of it.",
    "Brought options with costs and risks and led the talk about them; reshaped scope, fallback or experience so that it shipped safely. The decision and the option dropped are written down.",
    "Again and again turns vague aims into bets a model can test, and stops weak ones early with evidence. Partners sought them out; both sides work differently now, with a result they share out fairly.",
  ],
  questions: [
    {
      kind: "behavioural",
      text: "Tell me about a feature where the model was the product. Who else was in the room, and what did you change because of them?",
      probes: [
        "Where did you disagree, and how did it end?",
        "Which requirement did you push back on?",
        "How did the people who don’t code judge success?",
      ],
    },
  ],
} as const;

const mlops = {
  id: "mlops",
  title: "Drive MLOps practice",
  summary: "Raises how the whole team builds, ships and runs models.",
  why: "One good engineer ships one model; good practice ships all of them.",
  weight: 1,
  anchors: [
    "No view on what should change in the discipline; the role is a title. Practice means the tools named on the CV.",
    "Follows good practice set by others and has opinions, but no example of getting someone else to change. A script or a page nobody took up.",
    "Brought in one concrete practice (a model registry, CI for training, a review checklist, a run-book), shows it in use, and helped a colleague through it.",
    "Spread practice across several people or a messy estate; weighed cost against benefit and dropped what did not pay. Mentored someone early in the job, with an outcome one can see.",
    "Set direction for more than one team: a standard or platform, with its effect on reliability or lead time. Grew others who now lead parts of it; says where common advice is wrong, and when they changed their own mind.",
  ],
  questions: [
    {
      kind: "behavioural",
      text: "What did your team do differently because you were there? What would you change about how ML engineering is usually done?",
      probes: [
        "Who resisted, and why?",
        "Whom did you help grow?",
        "What stuck after you moved on?",
      ],
    },
  ],
} as const;

/** The kit Needle brings along, from the machine learning engineer hiring playbook. */
export const mlEngineer: Kit = Kit.parse({
  title: "Machine Learning Engineer",
  family: "ml-engineer",
  version: 1,
  level:
    "Written for mid-level and senior. For a junior role move every anchor, do not read them more kindly.",
  about:
    "Four things a machine learning engineer owns. The anchors are a start: read them as a panel, and make them yours before the first interview.",
  items: [productionise, evaluation, partnering, mlops],
  weightsReason: "",
  gates: [
    { id: "python", title: "Python", detail: "Three years or more on code that others depend on." },
    {
      id: "pytorch",
      title: "PyTorch",
      detail: "Has trained and debugged a model in it, not only loaded one.",
    },
    {
      id: "tensorflow",
      title: "TensorFlow",
      detail: "Can read, run and change a model someone else wrote in it.",
    },
    {
      id: "scikit-learn",
      title: "scikit-learn",
      detail: "Reaches for it as a baseline and knows its pipelines.",
    },
    {
      id: "mlflow",
      title: "MLflow",
      detail: "Has tracked runs and promoted a model with it or its like.",
    },
  ],
  niceToHaves: ["Kubeflow", "LLMs", "Vector databases", "MLOps"],
  signals: [
    {
      id: "versioned-work",
      tone: "strong sign",
      title: "Versioned, observable work",
      detail:
        "Outputs one can measure, decisions one can look up, and a clear way back for each change.",
      items: ["productionise", "evaluation"],
    },
    {
      id: "rejected-options",
      tone: "strong sign",
      title: "Names rejected options",
      detail: "Keeps notes on the calls they made, with the option they turned down and why.",
      items: ["productionise", "evaluation", "partnering"],
    },
    {
      id: "mentors-early",
      tone: "strong sign",
      title: "Mentors early",
      detail: "Helped at least one colleague grow, usually a junior, within the first quarter.",
      items: ["mlops"],
    },
    {
      id: "cross-functional",
      tone: "strong sign",
      title: "Fluent beyond engineering",
      detail: "Deep in Python, and brings product, design and data into the decision.",
      items: ["partnering"],
    },
    {
      id: "no-trade-off",
      tone: "red flag",
      title: "No trade-off from production",
      detail: "The CV lists the tool; asked about production, no single hard choice comes up.",
      items: ["productionise"],
    },
    {
      id: "title-only",
      tone: "red flag",
      title: "Role as a title",
      detail: "No opinion on what they would change about how the work is usually done.",
      items: ["mlops"],
    },
    {
      id: "greenfield-only",
      tone: "red flag",
      title: "Greenfield only",
      detail: "Has never inherited a messy, half-built system.",
      items: ["productionise", "mlops"],
    },
    {
      id: "blames-others",
      tone: "red flag",
      title: "Blames others",
      detail:
        "Earlier teams are at fault; what they themselves did to limit the damage is missing.",
      items: ["evaluation", "partnering"],
    },
  ],
  rounds: [
    {
      id: "intro",
      title: "Intro",
      purpose: "Half an hour: what they want, what the team needs, how they work with others.",
      minutes: 30,
      items: ["partnering"],
      paired: false,
    },
    {
      id: "technical",
      title: "Technical deep-dive",
      purpose:
        "One system they built, from data to request path, and a paired session on a small change to one.",
      minutes: 90,
      items: ["productionise", "evaluation", "mlops"],
      paired: true,
    },
    {
      id: "final",
      title: "Final",
      purpose:
        "Team and leadership: a feature they shaped with others, and what they would change here.",
      minutes: 60,
      items: ["partnering", "mlops", "evaluation"],
      paired: false,
    },
  ],
});
