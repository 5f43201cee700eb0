import type { PracticeCase } from "./practiceCase.ts";

export const productManagerCases: readonly PracticeCase[] = [
  {
    name: "brilliant",
    candidate: "Yasmin Farouk",
    brief: "Five years at a maps company, before that in research. Senior role. Ninety minutes.",
    trap: "She sees problems others walk past, and says no to anybody. Listen afresh when the talk turns to building and to what came of it.",
    evidence: [
      {
        item: "problem",
        notes:
          "Drivers had asked for a dark map. She rode along with eleven of them and saw that they stopped to ring the customer on every fourth trip, since the pin was on the wrong side of the building; nobody had complained of it. Logs agreed: 23 % of trips. Before anything was built, two people corrected pins by hand for a week; calls fell by half. Had they not, she would have dropped it. Interviews go on when she asks for them.",
        gold: 4,
        because:
          "A problem nobody had asked for, evidence of two kinds, the riskiest guess tested with a stated stop. It hangs on her; a habit that goes on without her would be a 5.",
      },
      {
        item: "choosing",
        notes:
          "Brought four teams from 31 aims to three, each with a measure and one thing that must not get worse, looked at again every sixth Monday; they still run by it. Stopped her own offline mode after five months in front of everybody: 2 % would have used it. Held back the founder’s voice feature, with the price on one page. And once refused a fix for wheelchair routes as too small; a year later she saw the letters, said so in the review, and put it first.",
        gold: 5,
        because:
          "Several teams choose by what she set up, a bet of her own given up in public, a wrong no put right. A 4 would be the founder’s feature and the offline mode alone.",
      },
      {
        item: "shipping",
        notes:
          "Writes a long paper for each feature; engineers “build from it”. What was cut from the first pin version? Nothing, it slipped by four months: “The estimate was wrong.” She was in the stand-ups. Support learnt of it from customers and was cross. Asked what an engineer had talked her out of, thought, and said that the paper leaves little open.",
        gold: 2,
        because:
          "Scope all or nothing, support told when it was out. She worked beside the team and keeps things in order, so it is not the handing-over of a 1.",
      },
      {
        item: "learning",
        notes:
          "How did the pins do? “Very well, drivers love it.” By which figure? Analytics would have it; by the launch she was on the next problem. Was there a value beforehand? It was clear that it would work. Has not taken anything out of a product. The last review she remembers was a party.",
        gold: 1,
        because:
          "Done meant launched; applause, and nobody of her own looked. Quoting usage from a dashboard would be a 2.",
      },
    ],
  },
  {
    name: "fluent",
    candidate: "Henrik Solberg",
    brief:
      "Eight years, four companies, writes a newsletter on product. Senior role. Ninety minutes.",
    trap: "He has a frame for each question and you nod along. Ask yourself after each answer what he did, for whom, and what happened.",
    evidence: [
      {
        item: "problem",
        notes:
          "“Fall in love with the problem.” For a booking tool he sat with two receptionists for a morning each: they wrote every change on paper first, since the screen lost it; that cost each about forty minutes a day, at thirty desks. He had believed they wanted it faster; they wanted to trust it. The second story, on families, came from a survey, and who they were stayed open. Nothing was tried out before it was built.",
        gold: 3,
        because:
          "People watched, what they did without it, how many and at what cost, one belief overturned. No second kind of evidence or cheap test, so not a 4.",
      },
      {
        item: "choosing",
        notes:
          "Explained three ways to rank a backlog and when to use which. His own had 140 entries with a score each; reach was “a feeling, honestly”. What came first he remembers. What did not get done because of it? “It is about sequencing, not about no.” When sales wanted something else, the managing director decided.",
        gold: 2,
        because:
          "A score with unchecked figures, nothing given up, the disagreement settled by rank. He did do the ranking himself, so not a 1.",
      },
      {
        item: "shipping",
        notes:
          "Praised his “empowered squad”. He kept the board, the dates and a weekly note to everybody. The release had all of it or none, because marketing had a date; two weeks before, half did not work, and it moved. Sales had been on the note. Cut together? “We do not think in cuts.”",
        gold: 2,
        because:
          "Meetings and dates in order, scope all or nothing. A 3 needs one part cut together with engineering and design, and others readied for it.",
      },
      {
        item: "learning",
        notes:
          "“Outcomes over output.” The tool’s weekly users rose from 900 to 1,400, he had the chart with him. In the same months the company opened in Denmark; might it be that? He had not split it. No value was set beforehand, so as “not to anchor the team”. Were receptionists better off? He would guess so.",
        gold: 2,
        because:
          "Usage from a dashboard, no value beforehand, another explanation only when asked. He did look, which keeps it from a 1.",
      },
    ],
  },
  {
    name: "quiet",
    candidate: "Lerato Mokoena",
    brief: "Six years at an insurer, was a claims handler before. Senior role. Ninety minutes.",
    trap: "Her product is a form for claims, and she says so. A dull product and a past unlike yours say nothing about the level.",
    evidence: [
      {
        item: "problem",
        notes:
          "Agents had asked for a chat. She listened to forty calls and went through two hundred claims: six in ten callers only wanted to know whether their photos had arrived. So, no chat; a message with one line. First she had three colleagues send it by hand for ten days; calls from those customers fell from 58 to 21 in a hundred. “If it had been forty I would have stopped.” Others do not do this here; she has not got them to.",
        gold: 4,
        because:
          "The wished-for thing shown to be the wrong one, two kinds of evidence, a cheap test with a stated stop. No habit beyond her, so not a 5.",
      },
      {
        item: "choosing",
        notes:
          "Had people for one of two: the message, or a new start page both brokers and marketing wanted. Took calls per claim as the measure and chose the message; told the head of brokers herself, who was annoyed. In June she turned the order of the next two round, since hail claims come in July. Nothing under way has had to be stopped.",
        gold: 3,
        because:
          "A real choice by a stated measure, the loser told, the order changed by something learnt. No stop, no no against people above her, so not a 4.",
      },
      {
        item: "shipping",
        notes:
          "The first version had to do one thing: say that the photos are here. Together with the engineer and the designer she cut the progress bar: “He said it would lie half the time.” Wrote two sentences for the call centre and read them out at their shift change. It came out when planned. Has not brought out anything that ran late or across several teams.",
        gold: 3,
        because:
          "First version agreed, a part cut together, support readied: the 3. Nothing late, risky or across teams, so not a 4.",
      },
      {
        item: "learning",
        notes:
          "Wrote down beforehand: 58 to 30. After eight weeks it was 34, and she said so. Looked whether fewer claims had come in; they had not. But those without a mobile number now rang twice as often, since letters had been stopped with it; she told the board before the quarter’s report, brought letters back for them, and it fell to where it had been. Took the old status page out: eleven people a day. It is how she works; the department has its own ways.",
        gold: 4,
        because:
          "An unwelcome result told early, another explanation looked into, a success mended that did harm, something taken out. Only her own work, so not a 5.",
      },
    ],
  },
];
