import type { SampleCard } from "./sampleCard.ts";

/** The technical deep-dive of the sample: Priya, who scores strictly, and Jonas. */
export const sampleTechnicalCards: SampleCard[] = [
  {
    by: "priya",
    on: "ines",
    filedAfter: 125,
    ratings: {
      productionise: [
        4,
        "Moved the substitution ranker from a nightly batch to an online service while it stayed live: 5 % of stores for a week, then all. Turned down a cache beside it because prices would go stale.",
        "rejected-options",
      ],
      evaluation: [
        4,
        "Offline NDCG rose while accepted substitutions fell by 1.2 points. Traced it to clicks recorded after the order leaking into training, and pulled the release.",
        "versioned-work",
      ],
      partnering: [
        3,
        "Agreed “accepted substitutions per order” with the category manager, and swapped the planned model for a rule in bakery after her objection.",
      ],
      mlops: [
        4,
        "Wrote the release checklist, cut it from 22 steps to 9 when people skipped some; four services use it. Took a junior through the first one.",
        "mentors-early",
      ],
    },
    shown: ["python", "pytorch", "scikit-learn", "mlflow"],
    takeaways:
      "Every answer came with a number and what it had been before. I would like to hear about a partner who did not give way.",
    recommendation: "yes",
  },
  {
    by: "jonas",
    on: "ines",
    filedAfter: 190,
    ratings: {
      productionise: [
        5,
        "Led the stale-price incident, six hours of wrong substitutes. Then built a freshness check into the shared release path; three other teams took it up, and repeats went from five a year to none.",
        "versioned-work",
      ],
      evaluation: [
        4,
        "Ran a controlled comparison over two weeks, region by region, and decided against the larger model: 0.3 % more accepted was not worth 40 ms.",
        "rejected-options",
      ],
      partnering: [
        4,
        "Brought the shoppers’ team three fallbacks with a cost per order for each and let them choose. The choice and the two dropped ones stand in a one-page note.",
        "cross-functional",
      ],
      mlops: [
        4,
        "Asked for a test before touching the feature join, and told how that became usual at home: a pairing rota, eight people, for a year now.",
      ],
    },
    shown: ["python", "pytorch", "mlflow"],
    takeaways:
      "In the paired session read the failing trace first, changed two lines, and said what could still break.",
    recommendation: "strong yes",
  },
  {
    by: "priya",
    on: "amara",
    filedAfter: 110,
    ratings: {
      productionise: [
        4,
        "Moved the ranking model from nightly batch to streaming features. Named the skew bug that came with it and the shadow deployment that caught it, on 3 % of requests.",
        "versioned-work",
      ],
      evaluation: [
        2,
        "I asked three times what was watched after launch and heard “the data team had that”. Offline metrics by name, none tied to what sellers or buyers did.",
      ],
      partnering: [
        4,
        "Told product early that the model cannot rank new sellers, offered two fallbacks with their cost, and wrote down why the cheaper one won.",
        "rejected-options",
      ],
      mlops: [
        2,
        "Has firm views on registries, but the template stayed in one repository. Could not name a colleague who works differently because of it.",
      ],
    },
    shown: ["python", "pytorch"],
    notShown: ["mlflow"],
    takeaways:
      "Builds well. In my session I could not get past launch day; whoever heard more about monitoring should say so before we decide.",
    recommendation: "no",
  },
  {
    by: "jonas",
    on: "amara",
    filedAfter: 1_130,
    ratings: {
      productionise: [
        3,
        "Owns the ranker from data to request: pinned snapshots, a registry, a canary, one command to go back. Told one trade-off in full, latency against fresh features. No second system.",
      ],
      evaluation: [
        5,
        "Opened the drift dashboard they built and the on-call rule behind it: a shift over 0.2 pages its owner. Two retrains came of it (+1.8 and +0.6 % orders), a third did harm and was rolled back. Three teams copied the rule.",
        "versioned-work",
      ],
      partnering: [
        4,
        "Redrew the launch with the search designer: a labelled “new here” row where new sellers would have had an empty shelf. Options and costs are in their shared note.",
        "cross-functional",
      ],
      mlops: [
        4,
        "Got five engineers to review data changes as they review code, and dropped the compulsory model card after a quarter because nobody read it. A junior they coached runs the review.",
        "mentors-early",
      ],
    },
    shown: ["python", "pytorch", "tensorflow", "mlflow"],
    takeaways:
      "Walked me through a real alert, from the page at 02:10 to the fix. Did this unasked, after I mentioned our own drift.",
    recommendation: "strong yes",
  },
  {
    by: "priya",
    on: "wei",
    filedAfter: 140,
    ratings: {
      productionise: [
        3,
        "Inherited forty notebooks that score claims and moved them behind one training job with pinned data. Said why a rewrite was refused. No figure for the skew on the way.",
      ],
      evaluation: [
        3,
        "Precision at the 200 cases a day the fraud team can open, against last year’s rules. One live check, a 15 % drop, and the fix it led to.",
      ],
      partnering: [
        2,
        "Knew what the claims handlers wanted. The disagreement about explanations went to the manager, and Wei built what came back.",
      ],
      mlops: [
        4,
        "Started run-books and a weekly half hour on last week’s failures; six people come, two of them lead it by now. Gave up a feature store when it did not pay.",
        "mentors-early",
      ],
    },
    shown: ["python", "scikit-learn"],
    takeaways: "Short answers, exact ones. Talks about people only when asked directly.",
    recommendation: "yes",
  },
  {
    by: "jonas",
    on: "wei",
    filedAfter: 260,
    ratings: {
      productionise: [
        4,
        "Kept an inherited scorer running while replacing it in eleven steps, each shadowed until the difference was below 0.5 %. Turned down streaming: claims arrive twice a day.",
        "rejected-options",
      ],
      evaluation: [
        3,
        "Slices by region and claim size, a limit on missed fraud, and one loop from alert to retrain told in full. No controlled comparison so far.",
      ],
      partnering: [
        3,
        "Agreed with Marta in claims that a wrong accusation costs more than a miss, and moved the cut-off after sitting beside her for a day.",
      ],
      mlops: [
        4,
        "Paired with every new joiner on their first release; the night shift works from the run-book Wei wrote. Took out a linter that only cost time.",
        "mentors-early",
      ],
    },
    shown: ["python", "scikit-learn", "mlflow"],
    takeaways: "Took over a mess and left it quieter. Wrote the test first in the paired session.",
    recommendation: "yes",
  },
  {
    by: "priya",
    on: "sam",
    filedAfter: 105,
    ratings: {
      productionise: [
        2,
        "Deployed a recommender from a cloud template. Asked what failed, named the provider’s outage page. Training data was not versioned.",
        "no-trade-off",
        "greenfield-only",
      ],
      evaluation: [
        3,
        "Chose recall at 20 because only 20 fit the screen, and looked at new users apart. One alert on empty results, and the cold-start fix it led to.",
      ],
      partnering: [
        2,
        "Took tickets from product. Did not know how they judged the feature; the argument about variety was settled by the CTO.",
      ],
      mlops: [
        1,
        "Asked what should change in how we work: “we used the standard stack”. No habit, page or person that came from Sam.",
        "title-only",
      ],
    },
    shown: ["python", "pytorch"],
    notShown: ["mlflow"],
    takeaways:
      "Knows the names of tools. Questions about a choice came back as a description, four times of five.",
    recommendation: "no",
  },
];
