package io.github.convoscope.ui.training;

import io.github.convoscope.message.Messages;
import io.github.convoscope.training.WatchedMoment;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.NeuronNames;
import io.github.convoscope.ui.PanelParts;
import io.github.convoscope.ui.Shell;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/**
 * What the training room shows: before a training the form, then its controls, curves, kernels and
 * numbers. JavaFX thread.
 */
final class RoomView {
  /** What the user can ask for. */
  interface Actions {
    /** Starts, pauses or goes on. */
    void go();

    /** Makes one step. */
    void step();

    /** Trains to the end of the epoch. */
    void epoch();

    /** Plays the training of the network that was open. */
    void playStory();

    /** Gives the training up, for another one. */
    void anew();

    /** Continues the one that was interrupted. */
    void continueSaved();

    /** Keeps the network as a model. */
    void keepModel();

    /** Keeps the moments as a history. */
    void keepHistory();

    /** Trains the recipe with another seed, and compares both networks. */
    void secondSeed();

    /** Closes the room and keeps the new network in the scene. */
    void stay();
  }

  private final RecipeForm form;
  private final Label hint = RoomTexts.muted("room-hint");
  private final Hyperlink saved;
  private final Hyperlink story;
  private final ObservableBooleanValue hasStory;
  private final Button go;
  private final FlowPane steps;
  private final MomentSlider slider;
  private final Label state = RoomTexts.wrapped("room-state");
  private final Label facts = RoomTexts.muted("room-facts");
  private final LearningChart chart;
  private final KernelStrip kernels;
  private final ConfusionChart confusion;
  private final ProgressBar second = new ProgressBar();
  private final VBox learning;
  private final VBox content;

  /** True while the form is shown. */
  private boolean asking;

  RoomView(Shell shell, Actions actions, IntConsumer goTo, ObservableBooleanValue hasStory) {
    Label title = new Label(Messages.text("training.show"));
    title.getStyleClass().add("panel-title");
    form = new RecipeForm(shell);
    saved = link("room.continue", actions::continueSaved);
    story = link("room.story", actions::playStory);
    this.hasStory = hasStory;
    hasStory.addListener((observed, before, now) -> RoomTexts.show(story, asking && now));
    go = new Button(Messages.text("room.start"));
    go.setId("room-go");
    go.getStyleClass().add("accent");
    go.setMinWidth(Button.USE_PREF_SIZE);
    go.setOnAction(event -> actions.go());
    steps =
        Ems.flow(
            0.46,
            0.31,
            go,
            PanelParts.button("room.one-step", actions::step),
            PanelParts.button("room.one-epoch", actions::epoch));
    slider = new MomentSlider("room-moment", goTo);
    state.getStyleClass().add("versus-answer");
    chart = new LearningChart(shell);
    chart.setId("room-chart");
    kernels = new KernelStrip(shell);
    confusion = new ConfusionChart(shell);
    learning =
        Ems.column(
            0.62,
            slider.node(),
            state,
            kernels,
            chart,
            facts,
            RoomTexts.heading("room.confusion"),
            confusion,
            Ems.flow(
                0.62,
                0.2,
                link("room.keep-model", actions::keepModel),
                link("room.keep-history", actions::keepHistory),
                link("room.second-seed", actions::secondSeed),
                link("room.stay", actions::stay),
                link("room.anew", actions::anew)),
            second);
    second.setId("room-second");
    second.setMaxWidth(Double.MAX_VALUE);
    second.setAccessibleText(Messages.text("room.second-seed"));
    endSecond();
    content = Ems.column(0.62, title, steps, hint, saved, story, form.node(), learning);
    content.getStyleClass().add("panel-content");
    setUp(false);
  }

  private static Hyperlink link(String key, Runnable action) {
    Hyperlink link = new Hyperlink(Messages.text(key));
    link.setId(key.replace('.', '-'));
    link.setOnAction(event -> action.run());
    return link;
  }

  /** The node with everything. */
  Node content() {
    return content;
  }

  /** The form. */
  RecipeForm form() {
    return form;
  }

  /** True while the user drags the slider. */
  boolean isDragged() {
    return slider.isDragged();
  }

  /**
   * Asks what is to be trained.
   *
   * @param interrupted whether there is a training to continue
   */
  void setUp(boolean interrupted) {
    hint.setText(Messages.text("room.hint"));
    RoomTexts.show(hint, true);
    RoomTexts.show(form.node(), true);
    RoomTexts.show(saved, interrupted);
    asking = true;
    RoomTexts.show(story, hasStory.get());
    RoomTexts.show(learning, false);
    go.setText(Messages.text("room.start"));
  }

  /** Says that the examples are being read. */
  void showReading() {
    hint.setText(Messages.text("room.reading"));
  }

  /** Shows how far the training with a second seed is, 0 to 1. */
  void showSecond(double part) {
    second.setProgress(part);
    RoomTexts.show(second, true);
  }

  /** The training with a second seed has ended. */
  void endSecond() {
    RoomTexts.show(second, false);
  }

  /** Shows a moment. */
  void show(RoomSnapshot now) {
    RoomTexts.show(hint, false);
    RoomTexts.show(form.node(), false);
    RoomTexts.show(saved, false);
    asking = false;
    RoomTexts.show(story, false);
    RoomTexts.show(learning, true);
    go.setText(
        Messages.text(
            now.running() ? "room.pause" : now.steps() == 0 ? "room.start" : "room.go-on"));
    slider.show(now.moments().size(), now.moment(), now.steps());
    WatchedMoment judged = now.moments().get(now.moment());
    state.setText(RoomTexts.state(now.model(), judged.validation()));
    List<LearningPoint> points = new ArrayList<>();
    for (WatchedMoment moment : now.moments()) {
      points.add(
          new LearningPoint(moment.steps(), moment.loss(), moment.training(), moment.validation()));
    }
    chart.show(points, now.steps());
    kernels.show(now.model());
    confusion.show(judged.confusion());
    facts.setText(String.join("\n", facts(now, judged)));
  }

  private static List<String> facts(RoomSnapshot now, WatchedMoment judged) {
    List<String> lines = new ArrayList<>();
    lines.add(
        Messages.text(
            RoomTexts.ofDigits(now.model()) ? "room.accuracies" : "room.accuracies-pictures",
            judged.training() * 100,
            judged.validation() * 100,
            judged.steps()));
    lines.add(Messages.text("room.rates", now.loss(), now.rate()));
    long done = now.steps() % now.stepsOfEpoch();
    long epoch = now.steps() / now.stepsOfEpoch() + 1;
    double share = 100.0 * done / now.stepsOfEpoch();
    if (now.speed() > 0) {
      double seconds =
          (now.stepsOfEpoch() - done) * now.recipe().batch() / Math.max(1, now.speed());
      lines.add(Messages.text("room.speed", epoch, share, seconds, now.speed()));
    } else {
      lines.add(Messages.text("room.epoch", epoch, share));
    }
    UnitChange change = now.change();
    if (change != null) {
      lines.add(
          Messages.text(
              "room.change",
              NeuronNames.unit(now.model().spec(), change.layer(), change.unit()),
              change.share() * 100));
    }
    if (!RoomTexts.ofDigits(now.model())) {
      List<String> classes = new ArrayList<>();
      for (String label : now.model().spec().labels()) {
        classes.add(Messages.text("room.class", classes.size(), label));
      }
      lines.add(String.join(", ", classes));
    }
    return lines;
  }
}
