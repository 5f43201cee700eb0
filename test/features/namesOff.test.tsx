import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { addSample } from "#storage/sample.ts";
import { findPanel } from "#storage/panels.ts";
import { hideNames } from "#ui/namesOff.ts";
import { say } from "#ui/toasts.ts";
import { deviceWith } from "#test/devices.ts";
import { openAgain, openApp, wholePage } from "#test/renderApp.tsx";

beforeEach(() => deviceWith());
afterEach(() => hideNames(false));
