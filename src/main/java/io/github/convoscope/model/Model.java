package io.github.convoscope.model;

import io.github.convoscope.colour.Ranges;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.InputScalingEngine;
import io.github.convoscope.evaluation.Judge;
import io.github.convoscope.network.ModelCard;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Weights;

/**
 * The network that the window shows. Immutable but for its engine, which only serves to be copied:
 * every thread that computes has its own ({@link #newEngine}). Any thread.
 */
public final class Model {
  private final Engine original;
  private final ModelCard card;
  private final Judge judge;
  private final Ranges ranges;
  private final String checksum;

  /**
   * A model to show.
   *
   * @param original never computes again; not to be used by anybody else
   * @param card what is known of it
   * @param ranges how far its values go, which colours are spread over
   * @param checksum SHA-256 of its file in hexadecimal; empty where there is no file
   */
  public Model(Engine original, ModelCard card, Ranges ranges, String checksum) {
    this.original = original;
    this.card = card;
    this.ranges = ranges;
    this.checksum = checksum;
    judge = Judge.of(card);
  }

  /** The network. */
  public NetworkSpec spec() {
    return original.spec();
  }

  /** Its parameters. */
  public Weights weights() {
    return original.weights();
  }

  /** What is known of it beside its parameters. */
  public ModelCard card() {
    return card;
  }

  /** Gives verdicts on its answers. */
  public Judge judge() {
    return judge;
  }

  /** How far the values of each unit go. */
  public Ranges ranges() {
    return ranges;
  }

  /** SHA-256 of its file in hexadecimal; empty where there is no file. */
  public String checksum() {
    return checksum;
  }

  /** An engine for the calling thread alone, which takes ink from 0 to 1. */
  public Engine newEngine() {
    synchronized (original) {
      return InputScalingEngine.of(original.copy(), card.low(), card.high());
    }
  }
}
