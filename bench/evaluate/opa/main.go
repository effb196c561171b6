// Answers the rules of the bench with OPA's Go library: each rule is a prepared query, inputs are parsed beforehand.
package main

import (
	"context"
	"encoding/json"
	"os"
	"strings"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
)

type job struct {
	Module string           `json:"module"`
	Rules  []string         `json:"rules"`
	Facts  []map[string]any `json:"facts"`
}

func main() {
	var work job
	must(json.NewDecoder(os.Stdin).Decode(&work))
	ctx := context.Background()
	queries := make([]rego.PreparedEvalQuery, len(work.Rules))
	for index, rule := range work.Rules {
		prepared, err := rego.New(rego.Query("data.ancrage."+rule), rego.Module("rules.rego", work.Module)).PrepareForEval(ctx)
		must(err)
		queries[index] = prepared
	}
	inputs := make([]ast.Value, len(work.Facts))
	for index, facts := range work.Facts {
		value, err := ast.InterfaceToValue(facts)
		must(err)
		inputs[index] = value
	}
	var answers strings.Builder
	started := time.Now()
	for _, input := range inputs {
		for _, query := range queries {
			results, err := query.Eval(ctx, rego.EvalParsedInput(input))
			must(err)
			if len(results) > 0 && results[0].Expressions[0].Value == true {
				answers.WriteByte('1')
			} else {
				answers.WriteByte('0')
			}
		}
	}
	seconds := time.Since(started).Seconds()
	must(json.NewEncoder(os.Stdout).Encode(map[string]any{"seconds": seconds, "answers": answers.String()}))
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
