import type { PracticeCase } from "./practiceCase.ts";

export const salesRepresentativeCases: readonly PracticeCase[] = [
  {
    name: "brilliant",
    candidate: "Mateus Carvalho",
    brief: "Five years in logistics software, top of his team twice. Seventy-five minutes.",
    trap: "He hunts like nobody you have met, and customers tell him everything. Neither says how he closes, nor what became of what he promised.",
    evidence: [
      {
        item: "prospecting",
        notes:
          "Nobody had sold to cold stores. He drove to five at night, saw that they logged temperatures on paper, and wrote to 120 with a photo of such a sheet: 31 talks, 9 orders. Tried the same with a price first: 4 talks. His question, “Who reads the sheet?”, sorts them in a minute; eight colleagues use it, and their orders per hundred letters went from 2 to 5. Before that he had spent seven months on airports, which buy by tender: “I did not want to see it.”",
        gold: 5,
        because:
          "Colleagues sell by his profile and question, with the effect on orders, and he tells of the market he misjudged. A 4 would be the cold stores alone.",
      },
      {
        item: "understanding",
        notes:
          "At a fish importer he talked with the night shift, with finance and with the quality head, who was against it: she feared for her two clerks. Together they reckoned 140,000 a year of spoilt goods, 90,000 of it to be saved; finance put in half. Told a smaller firm that a better thermometer would do. How he asks is his own; he has not shown anybody.",
        gold: 4,
        because:
          "Reached the one against it, the worth reckoned with the customer, one told not to buy. No case that held a year later and nobody taught, so not a 5.",
      },
      {
        item: "closing",
        notes:
          "When did the importer sign? In the last week of June, with 20 % off: “They asked, and I had the room.” It was to have been April; legal had found something, he heard in May. For the next step he sends a mail and waits. Two others went the same way. One he lost; he assumes the price.",
        gold: 2,
        because:
          "Follows up, gives the discount when asked, hears of legal afterwards. Deals do come to a signature by his follow-up, so not a 1.",
      },
      {
        item: "promises",
        notes:
          "His manager does the forecast: “She knows my deals.” Records he fills in on the last Friday, from memory. What became of the importer? He thinks they are live. Delivery had rung him about sensors for trucks, which do not exist yet; he had mentioned them. “They will find something.” Two quarters ago he was 30 % short, and learnt it with the figures.",
        gold: 1,
        because:
          "The forecast is the manager’s, records on request, something sold that does not exist and left to others. For a 2 he would keep stages and dates in order.",
      },
    ],
  },
  {
    name: "fluent",
    candidate: "Chloe Whitfield",
    brief: "Ten years, media and software, large brands on the CV. Seventy-five minutes.",
    trap: "She sells herself well, which is her trade. It is pleasant, and it is no evidence: ask whom she approached, what they said, what she did.",
    evidence: [
      {
        item: "prospecting",
        notes:
          "“Pipeline is a mindset.” Sixty calls and forty mails a week, always done. How many orders came of them? The team’s rate is good. Her large names were customers already when she came. The oldest deal in her list is from last spring: “They have not said no.”",
        gold: 2,
        because:
          "A list with a set count and no knowledge of what came of it; deals stay open. She does approach people herself each week, so not a 1.",
      },
      {
        item: "understanding",
        notes:
          "For a chain of gyms she asked what a lost member costs: 310 a year, the owner said, and 1,100 leave. The owner decides; the regional heads could stop it, and she met two of the five. When one said that people leave in the third month, she changed the offer to start there, and rang the owner again since his figure had been for the first. In her other deals she “had the relationship”.",
        gold: 3,
        because:
          "A figure from the customer, who decides and who can stop it, an answer that changed the offer, asked again. No one against it won over and nobody told to buy less, so not a 4.",
      },
      {
        item: "closing",
        notes:
          "“I make it easy to say yes.” The gyms went silent in autumn; she sent articles and a hamper. In December she offered 30 % off and they signed for one site. What had been in the way? “Timing.” Which next step had they agreed? It was that sort of relationship where one does not push. Three others are still warm.",
        gold: 1,
        because:
          "Waited, then won it by discount, with no next step agreed and the obstacle not known. For a 2 she would follow up with what is asked for.",
      },
      {
        item: "promises",
        notes:
          "Stages and dates are always right, her manager praised it; she showed how. The last two quarters? “One great, one tough.” The figures she would have to look up. The tough one surprised everybody. Hand-over is a mail with the contract; the gyms’ start took five months: “Onboarding was a bit of a mess on their side.”",
        gold: 2,
        because:
          "Records in order because they are asked for, a miss as a surprise, hand-over by mail. The order she keeps is her own work, so not a 1.",
      },
    ],
  },
  {
    name: "quiet",
    candidate: "Arun Pillai",
    brief: "Four years selling lab equipment, was a technician there. Seventy-five minutes.",
    trap: "He speaks like an engineer and does not fill a silence. If you expect a seller to sound like one, you will hear less than he did.",
    evidence: [
      {
        item: "prospecting",
        notes:
          "Looks for laboratories that have just been inspected; the reports are public. Writes to the head with the one finding his device would cure. About fourteen letters for a talk, five talks for an order; last quarter worse, nineteen. Dropped a university after the second talk: “They could not say whose money it was.” It is the field his predecessor had as well.",
        gold: 3,
        because:
          "Accounts by stated marks, words made for them, rough ratios, a deal given up by a sign. No new field and no two approaches compared, so not a 4.",
      },
      {
        item: "understanding",
        notes:
          "Spent a morning at the bench of a water laboratory. Each sample was weighed twice because nobody trusted the old scale: 25 minutes a day for six people. The purchasing head did not want to see him; he asked the bench staff to show her the book of repairs. She put in her own rate, and it came to 38,000 a year. Told their second site to keep what it has: “Four samples a day. It is not worth it.” No colleague works that way so far.",
        gold: 4,
        because:
          "Users and the one who did not want to talk, the worth reckoned with her, a site told not to buy. Nobody took it up, so not a 5.",
      },
      {
        item: "closing",
        notes:
          "Agreed three dates with the water laboratory in writing: trial, report, order. Their fear was that results would not compare with old ones; he ran both side by side for two weeks and left them the sheet. They asked for 10 % off; he gave 4 for payment in ten days. Rang the last one who said no: the other maker had a service man in town. All his deals have gone by their dates; none was stuck.",
        gold: 3,
        because:
          "Dates on both sides, an objection met with evidence, a discount traded, the reason for a loss from the customer. Nothing stuck, no price held under pressure, so not a 4.",
      },
      {
        item: "promises",
        notes:
          "Forecast 410 and 380, came 395 and 290. Said in week five of the second that it would be under 300: a ministry had stopped signing. Had told one customer that the software would print in Portuguese; it does not, so he rang before delivery, and they took it with a sheet he translated. Of 22 customers 20 are still there, 7 bought again. He goes to each after ninety days; it is his own habit.",
        gold: 4,
        because:
          "A miss called weeks ahead by its sign, his own promise put right, customers who stayed with figures. Others do not plan by his ways, so not a 5.",
      },
    ],
  },
];
