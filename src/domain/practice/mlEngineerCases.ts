import type { PracticeCase } from "./practiceCase.ts";

export const mlEngineerCases: readonly PracticeCase[] = [
  {
    name: "brilliant",
    candidate: "Noor Haddad",
    brief: "Six years at two companies, the last three on ranking. Senior role. Ninety minutes.",
    trap: "Two outstanding answers come first. They make it hard to hear how thin the next two are: each item stands for itself.",
    evidence: [
      {
        item: "productionise",
        notes:
          "Drew the path from click log to ranker. Built the release path herself: pinned data snapshots, a shadow run, 2 % of traffic for a day, one command back. Four teams release through it now. A bad feature in March doubled latency: she led that night, found the join, and since then a run that misses its budget cannot start. Roll-backs went from eleven in half a year to two.",
        gold: 5,
        because:
          "Others ship through her release path, and an incident she led changed the system, with figures before and after. A 4 would be several good releases of her own.",
      },
      {
        item: "evaluation",
        notes:
          "Keeps a set of 1,800 judged queries, a tenth replaced each month. Offline gain of 3 % turned out to be nothing live: she had leaked the click position, showed how she found it, and did not ship. Two live checks with thresholds go to whoever is on call. Other teams have their own way of doing it; she has not looked at it.",
        gold: 4,
        because:
          "A maintained set, a gap between offline and live caught, and a launch stopped: a clear 4. Nobody else relies on her practice, which is what a 5 asks for.",
      },
      {
        item: "partnering",
        notes:
          "Asked about a feature shaped with product: “They bring me a ticket, I bring them a better model.” The new-seller ranking was dropped after launch; product had “not understood it”. She did not know how sellers judged it. What she did when it began to fail: “Told my manager.” Could not say what the users of it were trying to do.",
        gold: 1,
        because:
          "Works from hand-offs, blames the partner, and neither the user’s problem nor a step of her own comes up. A 2 would at least know what the feature was for.",
      },
      {
        item: "mlops",
        notes:
          "Has firm opinions on registries and on tests for data. The release path was taken up “because it was there”: another engineer wrote the guide and held the sessions. A checklist for reviews of hers lies in the wiki; she thinks two people have read it. Has not mentored anyone: “I am faster alone.”",
        gold: 2,
        because:
          "Opinions and a page nobody took up. The spread of her release path was somebody else’s work and is counted under production already.",
      },
    ],
  },
  {
    name: "fluent",
    candidate: "Adrian Cole",
    brief: "Eight years, five employers, speaks at conferences. Senior role. Ninety minutes.",
    trap: "He is good company and has a word for everything. Take away the words, and look for one thing he himself did, chose or measured.",
    evidence: [
      {
        item: "productionise",
        notes:
          "Spoke well about platforms, feature stores and “treating models as products”. Asked for one model of his own: a churn model, sent out through the company’s template. Where was the data versioned? “The platform takes care of that.” What failed? After a pause: “Nothing that I was told of.” Has always begun with an empty repository.",
        gold: 2,
        because:
          "One deployment by a template; can say what the pipeline was, not what failed. It is not a 1: a model of his did reach users.",
      },
      {
        item: "evaluation",
        notes:
          "“You have to measure what matters.” For the churn model that was AUC, 0.83. What it meant for anybody who left, he could not say. There was a dashboard; the analytics team read it. It was retrained each quarter “as best practice”, without comparing the new one with the old.",
        gold: 2,
        because:
          "A usual metric without a tie to users, a dashboard others read, improvement by calendar. Something did run after release, which keeps it from a 1.",
      },
      {
        item: "partnering",
        notes:
          "Told of workshops with product, with names and good jokes. The retention offer was product’s idea and their measure; he “made sure ML had a seat at the table”. Asked what he changed because of them: “The narrative.” When marketing wanted to call everyone at risk, he left that between them and his manager.",
        gold: 2,
        because:
          "Present and well liked, knows the aim; success was judged by others and the disagreement went to a manager. No agreed measure and no change of his own plan, so not a 3.",
      },
      {
        item: "mlops",
        notes:
          "Gave three talks on MLOps maturity and can place any company on the scale. In his own team he “started the conversation” about model cards. Is there one? “There is a template.” Who uses it? He would have to ask. Helped a junior? “I am always available.”",
        gold: 2,
        because:
          "Talks are views, and the template has no user he can name. A 3 needs one practice in use and one colleague helped through it.",
      },
    ],
  },
  {
    name: "quiet",
    candidate: "Mei-Lin Suter",
    brief: "Five years, one employer, inherited everything she runs. Senior role. Ninety minutes.",
    trap: "She speaks little and begins with what went wrong. After a fluent candidate, plain answers sound small: score what was done.",
    evidence: [
      {
        item: "productionise",
        notes:
          "Took over a fraud model that lived in one person’s notebooks. Long pause, then step by step: wrote tests around it, versioned the data, moved it to a service while it kept scoring, both side by side for three weeks; 0.4 % of scores differed, all from a time-zone fault, back-filled. Turned down a rewrite: “We could not have stopped for it.” It is the one pipeline she has moved.",
        gold: 4,
        because:
          "An inherited pipeline moved while live, mismatch handled with numbers, the rejected option named. Nothing of hers was taken up by others, so not a 5.",
      },
      {
        item: "evaluation",
        notes:
          "Chose cost per missed fraud over accuracy because the finance team lives by it. Looks at new shops apart from old ones. One live check: share of cases sent to people, alarm at 4 %. It rang in May; a supplier had changed a field; she added that to the checks. Has not run a controlled comparison: “We never had the volume.”",
        gold: 3,
        because:
          "A reasoned metric, slices, one live check with a threshold, one loop closed: the 3, in full. No comparison and no launch held back, which a 4 asks for.",
      },
      {
        item: "partnering",
        notes:
          "Sat with the people who review cases for two days before changing anything. Agreed with their lead that no more than 60 cases an hour reach them. Wanted to show a score; they asked for the two reasons instead, and she built that. Explains a limit plainly: “It has never seen a shop younger than a week.”",
        gold: 3,
        because:
          "Goal, constraint and measure agreed with a named partner, a limit in plain words, her plan changed because of them. She did not bring options or lead the trade-off, so not a 4.",
      },
      {
        item: "mlops",
        notes:
          "Wrote a run-book after the first night alarm; four people use it, one of them changed it last week. Brought in tests for incoming data on three old pipelines, then took them off one: “It cried wolf.” Sat with a junior every Friday from her second month; he now runs the pipeline she moved.",
        gold: 4,
        because:
          "Practice spread over several people and an old estate, something dropped that did not pay, a colleague grown early with an outcome. One team only, so not a 5.",
      },
    ],
  },
];
