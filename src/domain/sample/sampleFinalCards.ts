import type { SampleCard } from "./sampleCard.ts";

/** The final of the sample: Maya, who leads, and Tom, the hiring manager, who scores leniently. */
export const sampleFinalCards: SampleCard[] = [
  {
    by: "maya",
    on: "ines",
    filedAfter: 85,
    ratings: {
      productionise: [
        4,
        "A second system this year: took over a forecast without tests and moved it store by store. Way back in four minutes, used twice.",
        "versioned-work",
      ],
      evaluation: [
        5,
        "The release gates Ines wrote are signed by the whole fulfilment group: an offline floor, a shadow week, an alert with a named owner. Listed five improvements with sizes, and the one that failed in frozen food.",
        "versioned-work",
      ],
      partnering: [
        4,
        "Stopped a model the sales lead wanted by showing in two days that a table did as well. Both options are written up; he passes the note on.",
        "rejected-options",
      ],
      mlops: [
        4,
        "Two juniors became release owners within a quarter. Gave up nightly retraining when its gain turned out to be noise.",
        "mentors-early",
      ],
    },
    shown: ["python"],
    takeaways: "Says unprompted what was decided against. Asked to see our worst incident first.",
    recommendation: "strong yes",
  },
  {
    by: "tom",
    on: "ines",
    filedAfter: 150,
    ratings: {
      productionise: ["not observed", "We spent our half on partners and on the team."],
      evaluation: [
        5,
        "When sales doubted the model, opened the weekly error review to them. It has run for a year, owners act on it, other teams brought their alerts along, and a retrain that lost money is shown in it too.",
      ],
      partnering: [
        5,
        "Turned “make substitutions nicer” into two bets with a stop rule, ended one after nine days, and shared the 2.1 % gain out with the shoppers’ team. Buyers ask for bets now.",
        "cross-functional",
      ],
      mlops: [
        4,
        "Got finance to pay for the on-call rota by showing what silent failures had cost; eight engineers joined by choice.",
      ],
    },
    shown: [],
    takeaways: "Told me no in the first ten minutes, with a reason, and was right.",
    recommendation: "strong yes",
  },
  {
    by: "maya",
    on: "amara",
    filedAfter: 100,
    ratings: {
      productionise: [
        4,
        "Two releases of the ranker and then the search behind it. Back-filled ninety days of features and checked skew on 1 % of traffic. Rejected a managed store on its cost per lookup.",
        "rejected-options",
      ],
      evaluation: [
        4,
        "Saw clicks go up and orders go down in week two, held out a group to be sure, and did not ship version three. Refreshes the evaluation set by hand each month.",
      ],
      partnering: [
        4,
        "Came with three ways to treat new sellers, cost and risk for each, and led the talk until product chose. It changed the page, not only the model.",
        "cross-functional",
      ],
      mlops: ["not observed", "Ran out of time before the question about the team."],
    },
    shown: ["python"],
    takeaways:
      "Clear about what was theirs and what was not. If there is another round, ask how practice spread.",
    recommendation: "yes",
  },
  {
    by: "tom",
    on: "amara",
    filedAfter: 170,
    ratings: {
      productionise: [
        4,
        "Told me in plain words what can go wrong in the first hour and who switches it off. Third release this year, each to 10 % of traffic before the rest.",
      ],
      evaluation: [
        3,
        "A weekly figure on orders from recommended sellers, a floor agreed with product, and the one time it was crossed and put right.",
      ],
      partnering: [
        4,
        "Drew two options on the board, priced both, and asked which of the two risks I would rather live with.",
      ],
      mlops: [
        4,
        "The review of data changes began with Amara and one sceptic; the sceptic runs it today. Model cards were stopped because nobody used them.",
        "mentors-early",
      ],
    },
    shown: [],
    takeaways: "I would put them in front of the sellers’ team in the first week.",
    recommendation: "yes",
  },
  {
    by: "tom",
    on: "wei",
    filedAfter: 80,
    ratings: {
      productionise: [
        4,
        "Went through the eleven steps without a slide and what each would have cost us if it failed. The last one was staged over a month, from 2 % of claims.",
      ],
      evaluation: [
        4,
        "Found live precision at half of the offline figure, showed that labels came in late, and held the release back for three weeks.",
      ],
      partnering: [
        4,
        "Offered claims two cut-offs with the wrong accusations a month for each. They chose, and both sides signed the page.",
        "rejected-options",
      ],
      mlops: ["not observed", "Left to Maya’s half of the hour."],
    },
    shown: [],
    takeaways: "Quiet until it mattered. I had expected less from the first ten minutes.",
    recommendation: "yes",
  },
  {
    by: "maya",
    on: "sam",
    filedAfter: 95,
    ratings: {
      productionise: [
        3,
        "Ran the recommender from data to endpoint: nightly retrain on dated snapshots, a smoke test, a switch back. One trade-off, cost against freshness, told properly once I asked twice.",
        "greenfield-only",
      ],
      evaluation: [
        3,
        "Compared with most-popular as the baseline, kept an eye on new users, and told one alert through to its fix.",
      ],
      partnering: [
        2,
        "“Product kept changing their mind” came up four times. What Sam did about it did not, though I asked.",
        "blames-others",
      ],
      mlops: ["not observed", "Not asked; it was Priya’s part in the deep-dive."],
    },
    shown: ["python"],
    takeaways: "Sound work alone. I heard no second voice in any of the stories.",
    recommendation: "no",
  },
  {
    by: "tom",
    on: "sam",
    filedAfter: 200,
    ratings: {
      productionise: [
        3,
        "Built and ran it in a company of nine, and kept it up through the Christmas peak with one roll-back.",
      ],
      evaluation: [
        3,
        "Knew the figure the founders looked at and which change moved it: from 4.1 to 4.9 % clicks on new arrivals.",
      ],
      partnering: [
        4,
        "Talked the founders out of a chat assistant with two options, a price for each and a sketch. They shipped the smaller one.",
        "cross-functional",
      ],
      mlops: [
        3,
        "Brought in a release checklist; the other engineer took it up and still uses it.",
      ],
    },
    shown: [],
    takeaways: "Easy to talk with, and I tried not to let that count.",
    recommendation: "yes",
  },
];
