package io.github.convoscope.training;

import io.github.convoscope.engine.dl4j.Trainer;
import io.github.convoscope.model.ChangingNetwork;
import io.github.convoscope.network.ModelCard;
import io.github.convoscope.network.Shape;
import java.nio.file.Path;
import java.util.List;

/** What a training that someone watches learns from, and how such a network is made and kept. */
interface WatchedExamples {
  /** A new network with random parameters. */
  Trainer trainer();

  /** Shape of the network's input. */
  Shape input();

  /** Number of classes. */
  int classes();

  /** Names of the classes of a network for colour pictures; empty for digits. */
  List<String> labels();

  /** The examples of an epoch. */
  List<TrainingExamples> epoch();

  /** Examples that are never learnt from, at most so many. */
  ValidationSet validation(int most);

  /** Makes models of the network. */
  ChangingNetwork network(String name, String configuration, List<float[]> inputs);

  /**
   * Writes a network and, beside it, its card with figures; takes seconds.
   *
   * @param trainer one of {@link #trainer()}
   * @param parameters of the network
   * @param epochs whole epochs done
   * @param command that makes the network
   */
  ModelCard write(Trainer trainer, float[] parameters, int epochs, String command, Path model);

  /**
   * Reads the examples of a recipe.
   *
   * @throws io.github.convoscope.message.Problem a sentence, where they can't be read or the recipe
   *     makes no sense
   */
  static WatchedExamples of(TrainingRecipe recipe) {
    return recipe.source().kind().inColours()
        ? new WatchedPictures(recipe)
        : new WatchedDigits(recipe);
  }
}
