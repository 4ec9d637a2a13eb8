package io.github.convoscope.cli;

import io.github.convoscope.data.TrainingHistory;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.message.Message;
import io.github.convoscope.model.Model;
import io.github.convoscope.scene.SceneMarks;
import io.github.convoscope.training.HistoryModels;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells how a network learnt: the same input at every moment of a training's history, each as long
 * as the others. Colours have the ranges of the finished network throughout.
 */
final class HistoryStory implements FilmStory {
  private final TrainingHistory history;
  private final List<Model> models;
  private final List<Engine> engines;
  private @Nullable Moment shown;

  /** A story that shows nothing yet. */
  HistoryStory(TrainingHistory history, String name) {
    this.history = history;
    models = HistoryModels.of(history, name);
    engines = models.stream().map(Model::newEngine).toList();
  }

  /** The finished network. */
  Model model() {
    return models.get(models.size() - 1);
  }

  /** The same story about an input. */
  HistoryStory about(FilmStory drawn) {
    shown = drawn.at(1);
    return this;
  }

  @Override
  public Moment at(double part) {
    Moment whole = shown;
    if (whole == null) {
      throw new IllegalStateException("no input");
    }
    Drawing pad = whole.pad();
    return new Moment(whole.input(), pad, SceneMarks.NONE);
  }

  @Override
  public Engine engine(double part, Engine usual) {
    return engines.get(index(part));
  }

  @Override
  public Message note(double part) {
    TrainingHistory.Moment moment = history.moments().get(index(part));
    return moment.accuracies().isEmpty()
        ? Message.of("room.step", moment.step())
        : Message.of("film.learning", moment.step(), 100 * moment.accuracies().get(0));
  }

  @Override
  public boolean showsPaths() {
    return false;
  }

  private int index(double part) {
    return Math.min(models.size() - 1, (int) (part * models.size()));
  }
}
