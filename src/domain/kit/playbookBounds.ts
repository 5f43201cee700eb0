/** The playbook's bounds, and how many items a panelist can hold apart in one conversation. */
export const playbookBounds = {
  rounds: 3,
  takeHome: 120,
  gates: 5,
  fewGates: 3,
  items: 8,
} as const;

/** Why more rounds than the playbook's are too many. */
export const afterTheThird = "Good candidates drop out after the third, the final included.";
