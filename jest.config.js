/** @type {import("jest").Config} */
export default {
  testEnvironment: "node",
  roots: ["<rootDir>/__tests__"],
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
  collectCoverageFrom: ["src/**/*.ts", "!src/main.ts"],
  coverageThreshold: { global: { lines: 90, branches: 90 } },
  // Two cores are the rule on runners; jest would leave one idle.
  maxWorkers: "100%",
  testTimeout: 60_000,
};
