import type { PracticeCase } from "./practiceCase.ts";

export const dataScientistCases: readonly PracticeCase[] = [
  {
    name: "brilliant",
    candidate: "Ilya Brandt",
    brief: "A doctorate and four years in pricing. Senior role. Ninety minutes.",
    trap: "The method is dazzling, and the two items about people and decisions come last. Do not let the first half score the second.",
    evidence: [
      {
        item: "framing",
        notes:
          "Asked what the pricing study was for: “Elasticities.” Who decided with them? A committee; he does not go. The request was “prices”, so he estimated all of them, for 40,000 products. Only when asked again: three products made most of the money. He would not have left any out, “the model handles it”.",
        gold: 2,
        because:
          "Knows and delivered the request as worded; the decision comes up only when asked and stays general. He does know that a committee used it, so not a 1.",
      },
      {
        item: "inference",
        notes:
          "No holding back was possible, so he used shops that changed price by accident of a till update, and showed that they were like the rest beforehand. Found that a colleague’s finished report had counted returns as sales, before it went out. Gave the smallest effect that would have paid for itself. His method is his own; others “could read the paper”.",
        gold: 4,
        because:
          "A sound comparison under real limits and a fault caught before use. Nobody else decides by his way of testing, which a 5 asks for.",
      },
      {
        item: "modelling",
        notes:
          "Replaced his own neural model by a plain hierarchical one: half a point worse, but the price team can explain it and it is refitted in minutes. Found that promotions leaked into the features; error rose from 8 to 12 % once fixed, “that was the true one”. Two teams start from his evaluation set and the fitting template; he retired the old forecasting model and showed that nothing got worse.",
        gold: 5,
        because:
          "Others build on his work and a model was taken out of service with proof. A 4 would be the choice against the stronger model alone.",
      },
      {
        item: "landing",
        notes:
          "Presented twenty slides on the estimator. The committee raised every price by 2 %, which the study does not support; he “did not think it was my place”. What should they have taken from it? Reads the abstract aloud. Does not know how the year came out.",
        gold: 1,
        because:
          "Handed over a deck, saw it used wrongly and let it be, does not know what came of it. For a 2 he would repeat the main number in plain words.",
      },
    ],
  },
  {
    name: "fluent",
    candidate: "Camille Roux",
    brief: "Seven years in consultancies and a start-up. Senior role. Ninety minutes.",
    trap: "She tells each story well and always wins in it. Look for a decision, a number she stands by, and anything that went wrong.",
    evidence: [
      {
        item: "framing",
        notes:
          "“I always start with the why.” Her best project was to find out why customers leave; that was what she was asked and what she answered, in a report of ninety pages. Which decision hung on it? “Retention.” What result would have made them do something else? “It confirmed their intuition.”",
        gold: 2,
        because:
          "The request as worded was delivered; the decision stays a word. There is a sense of who wanted it, so not a 1.",
      },
      {
        item: "inference",
        notes:
          "Compared customers who use the app with those who do not: the first stay longer, “so the app drives loyalty”, p below 0.01. Could it be that loyal customers install the app? “That is the same thing, in a way.” Every experiment she has run was a success; asked for one that was not, thought for long and named none.",
        gold: 1,
        because:
          "A difference read as an effect, and the other explanation waved away when it is offered. A test was run, but a 2 would admit that it assumes something.",
      },
      {
        item: "modelling",
        notes:
          "Segmented the customers into six groups with good names. Fitted a churn model on all data, accuracy 94 %; one in twenty leaves. Compared with nothing: “The client was happy.” Tuned it for a week. The split was “the standard one”.",
        gold: 2,
        because:
          "Fitted and tuned, one overall figure, no baseline (guessing “stays” would give 95 %). It was built and ran, which keeps it from a 1.",
      },
      {
        item: "landing",
        notes:
          "Her recommendation was clear: call the segment “Drifting Loyals”. Marketing did, with her on the call script; she was fairly sure, and said it might be seasonal. The head of sales took the chart for a forecast, so she redrew it with last year beside it. Whether calls helped was not measured.",
        gold: 3,
        because:
          "One clear recommendation with its doubt, a named partner who acted, a chart changed after a misreading. Nobody followed it up and nothing unwelcome was told, so not a 4.",
      },
    ],
  },
  {
    name: "quiet",
    candidate: "Tomasz Wrona",
    brief:
      "Five years at a utility, took over a reporting team’s models. Senior role. Ninety minutes.",
    trap: "He undersells: most stories begin with a mistake. An error found and mended is evidence for him, not against him.",
    evidence: [
      {
        item: "framing",
        notes:
          "Was asked for a daily forecast of calls. Asked the shift planner what she does with it: she staffs by week, a month ahead. So it became weekly, with a high and a low. Rough sums first: an error of 5 % costs nothing, 15 % costs a shift. Turned down the daily one: “Nobody would have looked at it.” It is the only request he has turned round.",
        gold: 4,
        because:
          "Rewrote the question with the person who decides, sized it first, names the framing he turned down. He does not set what the team works on, so not a 5.",
      },
      {
        item: "inference",
        notes:
          "Compared two letters to late payers: 3 % more paid with the new one, between 1 and 5; 2 would have covered the stamps. First found that 400 addresses had received both and took them out. The one other reason it could have been was pay day; both went out in the same week. Has not designed one where holding back was impossible.",
        gold: 3,
        because:
          "Comparison, size that matters, certainty, the main other explanation, and the data’s faults first: the 3 in full. No harder design, no wrong result stopped before use, so not a 4.",
      },
      {
        item: "modelling",
        notes:
          "Inherited a forecast with 200 inputs. Last year’s same week plus a trend was nearly as good: 7.1 % against 6.8. He kept the plain one, because it could be explained to the planner and mended by anyone. Found that holidays came from a file nobody updated; the worst weeks went from 19 to 9 % off. It can be run again from the page he wrote; so far only he has.",
        gold: 4,
        because:
          "Chose against the stronger model for a reason that counts in use, found a fault and shows the change in numbers. Nobody builds on it yet, so not a 5.",
      },
      {
        item: "landing",
        notes:
          "Says it in one line to the planner each month: “Twelve people, nine to fifteen, I would take thirteen.” She once read the band as a range to choose from; he now writes what to do first. Told her it gets worse in storms. Did not have to bring bad news so far, he says.",
        gold: 3,
        because:
          "A clear recommendation with its doubt, acted on by a named partner, wording changed after a misreading. No unwelcome result told and followed up, so not a 4.",
      },
    ],
  },
];
