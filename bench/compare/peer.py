#!/usr/bin/env python3
"""The same loop in scikit-learn: a JSON line a seed, with the names that Rlaif.Experiments uses.

Random rows first, then the rows that the model is least sure of, in batches; the vectorizer is fitted once on the pool.
"""
import argparse
import csv
import json
import os
import resource
import time

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression, SGDClassifier
from sklearn.metrics import f1_score


def read(path):
    csv.field_size_limit(1 << 30)
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return [row["text"] for row in rows], np.array([row["label"] for row in rows])


def scores(probabilities, strategy, random):
    if strategy == "random":
        return random.random(len(probabilities))
    if strategy == "margin":
        top = np.partition(probabilities, -2, axis=1)
        return top[:, -2] - top[:, -1]
    clipped = np.clip(probabilities, 1e-12, 1)
    return -(clipped * np.log(clipped)).sum(axis=1)


def run(options, train, gold, test, test_gold, seed):
    started = time.perf_counter()
    random = np.random.default_rng(seed)
    vectorizer = TfidfVectorizer(sublinear_tf=True, ngram_range=(1, 2))
    pool, held_out = vectorizer.fit_transform(train), vectorizer.transform(test)
    featured = time.perf_counter()
    # A classifier needs two classes to begin with.
    labeled = list(random.choice(len(train), options.seed_size, replace=False))
    while len(set(gold[labeled])) < 2:
        labeled.append(int(random.integers(len(train))))
    curve, seconds = [], dict(train_s=0.0, score_s=0.0, query_s=0.0)
    while True:
        before = time.perf_counter()
        model = SGDClassifier(loss="log_loss", random_state=seed) if options.model == "sgd" else LogisticRegression(C=10, max_iter=1000)
        model.fit(pool[labeled], gold[labeled])
        trained = time.perf_counter()
        open_rows = np.setdiff1d(np.arange(len(train)), labeled)
        probabilities = model.predict_proba(pool[open_rows])
        scored = time.perf_counter()
        predicted = model.predict(held_out)
        curve.append(round(float((predicted == test_gold).mean()), 4))
        if len(labeled) >= options.labels:
            break
        queried = time.perf_counter()
        order = np.argsort(-scores(probabilities, options.strategy, random), kind="stable")
        labeled += list(open_rows[order[: min(options.batch, options.labels - len(labeled))]])
        seconds["train_s"] += trained - before
        seconds["score_s"] += scored - trained
        seconds["query_s"] += time.perf_counter() - queried
    return dict(
        data=os.path.basename(os.path.normpath(options.data)), strategy=options.strategy, classifier="sklearn-" + options.model, seed=seed,
        labels=len(labeled), acc=curve[-1], f1=round(f1_score(test_gold, predicted, average="macro"), 4),
        feature_s=round(featured - started, 3), **{name: round(value, 3) for name, value in seconds.items()},
        loop_s=round(time.perf_counter() - started, 3), peak_mb=round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024), curve=curve)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", required=True)
    parser.add_argument("--strategy", choices=["entropy", "margin", "random"], default="entropy")
    parser.add_argument("--model", choices=["sgd", "logistic"], default="sgd")
    parser.add_argument("--labels", type=int, default=150)
    parser.add_argument("--batch", type=int, default=10)
    parser.add_argument("--seed-size", type=int, default=10)
    parser.add_argument("--seeds", type=int, default=1)
    options = parser.parse_args()
    train, gold = read(os.path.join(options.data, "train.csv"))
    test, test_gold = read(os.path.join(options.data, "test.csv"))
    for seed in range(options.seeds):
        print(json.dumps(run(options, train, gold, test, test_gold, seed)), flush=True)


if __name__ == "__main__":
    main()
