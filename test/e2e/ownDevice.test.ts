import { expect, expectNoAxeViolations, test } from "./support.ts";
import { beginSearch, bringIn, scoreFirst, sendAll } from "./sealed.ts";

test("somebody adds their phone from their laptop, and each shows what the other handed in", async ({
  openProfile,
}, testInfo) => {
  test.setTimeout(240_000);
  const path = (name: string) => testInfo.outputPath(name);
  const { page: laptop } = await openProfile();
  const opening = await beginSearch(
    laptop,
    ["Priya Nair", "Jonas Keller"],
    ["Amara Osei", "Wei Lindqvist"],
  );
  await laptop.getByRole("link", { name: /your card on Amara Osei/ }).click();
  await scoreFirst(laptop, /^4 /);

  await laptop.goto(`${opening}/share`);
  await laptop.getByRole("button", { name: "Add a device of mine" }).click();
  await expect(laptop.getByRole("img", { name: "Link for a device of mine" })).toBeVisible();
  await expectNoAxeViolations(laptop);
  const field = laptop.getByRole("textbox", { name: "Link for a device of mine" });
  const link = await field.inputValue();

  const { page: phone } = await openProfile();
  await phone.setViewportSize({ width: 390, height: 844 });
  await phone.goto(link);
  await phone.getByRole("button", { name: "Add this device as Maya Okafor" }).click();
  await expect(phone.getByText("Joined as Maya Okafor")).toBeVisible();
  await expectNoAxeViolations(phone);
  // Amara’s card is in from the laptop: Wei’s comes first here.
  await phone.getByRole("link", { name: "Score Wei Lindqvist" }).click();
  await scoreFirst(phone, /^3 /);
  await sendAll(phone, opening, path("phone.json"));

  await bringIn(laptop, path("phone.json"));
  await expect(
    laptop.getByRole("link", { name: /^sealed.*your card on Wei Lindqvist$/ }),
  ).toBeVisible();
  await laptop.getByRole("link", { name: /^sealed.*your card on Wei Lindqvist$/ }).click();
  await expect(laptop.getByRole("heading", { name: "This card is in" })).toBeVisible();
  await expectNoAxeViolations(laptop);
  await laptop.goto(`${opening}/share`);
  const devices = laptop.getByRole("list", { name: "My devices" });
  await expect(devices.getByRole("listitem")).toHaveCount(2);
  await expect(devices).not.toContainText("is it yours");

  await sendAll(laptop, opening, path("laptop.json"));
  await bringIn(phone, path("laptop.json"));
  await phone.getByRole("button", { name: "Every card" }).click();
  for (const name of ["Amara Osei", "Wei Lindqvist"])
    await expect(
      phone.getByRole("link", { name: new RegExp(`^sealed.*your card on ${name}$`) }),
    ).toBeVisible();
});
