/** What the tests of a folder share; `npm test -- --selectProjects unit` runs one folder alone. */
const project = (name) => ({
  displayName: name,
  testEnvironment: "node",
  roots: [`<rootDir>/__tests__/${name}`],
  testMatch: ["**/*.test.ts"],
  extensionsToTreatAsEsm: [".ts"],
  moduleNameMapper: {
    "^fast-check$": "<rootDir>/__tests__/seeded-fast-check.ts",
    "^(\\.{1,2}/(?!.*node_modules/).*)\\.js$": "$1",
  },
  transform: {
    "^.+\\.ts$": [
      "ts-jest",
      {
        useESM: true,
        tsconfig: {
          module: "ESNext",
          moduleResolution: "Bundler",
          target: "ES2023",
          isolatedModules: true,
          esModuleInterop: true,
          resolveJsonModule: true,
          verbatimModuleSyntax: true,
        },
        diagnostics: false,
      },
    ],
  },
});

/** @type {import("jest").Config} */
export default {
  projects: ["unit", "integration", "e2e", "browser"].map(project),
  collectCoverageFrom: ["src/**/*.ts", "!src/main.ts"],
  coverageThreshold: { global: { lines: 90, branches: 90 } },
  // Two cores are the rule on runners; jest would leave one idle.
  maxWorkers: "100%",
  // A worker keeps the modules of every file that it ran: it starts anew before it holds too much.
  workerIdleMemoryLimit: "700MB",
  testTimeout: 60_000,
};
