import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema';
import { configSchema } from '../src/action/config-schema.ts';

/** Checks that JSON Schema cannot express, or that only make a value of a text; the action itself makes them all. */
const BEYOND_JSON_SCHEMA = ['raw_check', 'raw_transform', 'guard'];

/** The keys of a window; they tell it apart from the other maps. */
const EITHER_OF_TWO: Readonly<Record<string, JsonSchema[]>> = {
  schedule: [{ required: ['schedule', 'duration'] }, { required: ['from', 'to'] }],
  equals: [{ required: ['in'] }, { required: ['equals'] }],
};

/** The JSON Schema of `.github/deploy-guard.yml`, made of the schema that the action itself reads it with. */
export const configJsonSchema = (): JsonSchema => ({
  ...toJsonSchema(configSchema, {
    target: 'draft-2020-12',
    typeMode: 'input',
    ignoreActions: BEYOND_JSON_SCHEMA,
    overrideSchema: ({ valibotSchema, jsonSchema }) => {
      if (valibotSchema.type !== 'loose_object') return null;
      const either = Object.entries(EITHER_OF_TWO).find(([key]) => Object.hasOwn(jsonSchema.properties ?? {}, key))?.[1];
      return { ...jsonSchema, additionalProperties: false, ...(either === undefined ? {} : { oneOf: either }) };
    },
  }),
  $id: 'urn:deploy-guard-for-genesys-cloud:config:1',
});
