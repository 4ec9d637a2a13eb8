package io.github.convoscope.ui.hunt;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.task.Progress;
import io.github.convoscope.training.SuspectFacts;
import io.github.convoscope.ui.Buttons;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.FormerNetwork;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.SidePanel;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.neuron.WorkLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/**
 * Shows four networks by letters, two of which learnt something wrong; the user says which, and the
 * panel reveals it with what it measures then. Closing it brings the former network back. JavaFX
 * thread.
 */
final class HuntPanel {
  private static final int ORDER = 9;
  private static final int DIGITS = 500;
  private static final long SEED = 7;
  private static final String LANE = "hunt";
  private static final String LETTERS = "ABCD";

  private final Shell shell;
  private final Workspace workspace;
  private final Label title = new Label();
  private final ToggleGroup letters = new ToggleGroup();
  private final List<ToggleButton> buttons = new ArrayList<>();
  private final Label question = wrapped("hunt-question");
  private final ComboBox<Flaw> guess = new ComboBox<>();
  private final Button reveal = new Button(Messages.text("hunt.reveal"));
  private final VBox facts = Ems.column(0.46);
  private final SidePanel panel;
  private final FormerNetwork former;
  private final List<@Nullable Flaw> guesses = new ArrayList<>();
  private @Nullable Suspects all;
  private @Nullable Suspects suspects;
  private int round;
  private int shown;
  private boolean revealing;
  private boolean changing;

  HuntPanel(Shell shell, int round) {
    this.shell = shell;
    this.round = round;
    workspace = shell.workspace();
    title.getStyleClass().add("panel-title");
    Label about = wrapped("hunt-about");
    about.setText(Messages.text("hunt.about"));
    about.getStyleClass().add("muted");
    FlowPane row = Ems.row();
    for (int i = 0; i < LETTERS.length(); i++) {
      int place = i;
      ToggleButton button = new ToggleButton(LETTERS.substring(i, i + 1));
      button.setId("hunt-" + button.getText().toLowerCase(Locale.ROOT));
      button.setAccessibleText(Messages.text("hunt.network", button.getText()));
      button.setToggleGroup(letters);
      button.setOnAction(event -> choose(place));
      buttons.add(button);
      row.getChildren().add(button);
    }
    guess.setId("hunt-guess");
    guess.setMaxWidth(Double.MAX_VALUE);
    guess.getItems().setAll(Flaw.values());
    guess.setPromptText(Messages.text("hunt.guess"));
    guess.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Flaw flaw) {
            return flaw == null ? Messages.text("hunt.guess") : flaw.words();
          }

          @Override
          public @Nullable Flaw fromString(String text) {
            return null;
          }
        });
    guess.valueProperty().addListener((observed, before, now) -> guessed(now));
    Button stamp = Buttons.text(shell.commands().get("pad.stamp"));
    stamp.setId("hunt-stamp");
    reveal.setId("hunt-reveal");
    reveal.getStyleClass().add("accent");
    reveal.setOnAction(event -> reveal());
    Button next = new Button(Messages.text("hunt.next"));
    next.setId("hunt-next");
    next.setOnAction(event -> begin(this.round + 1));
    WorkLine work = new WorkLine(workspace.requested(), "hunt-cancel", LANE::equals, this::stop);
    VBox content =
        Ems.column(
            0.62,
            title,
            about,
            row,
            stamp,
            question,
            guess,
            Ems.row(reveal, next),
            work.node(),
            facts);
    content.getStyleClass().add("panel-content");
    panel = new SidePanel("hunt", ORDER, content, this::closed);
    former = new FormerNetwork(workspace, this::isMine, () -> shell.host().close(panel));
  }

  private static Label wrapped(String id) {
    Label label = new Label();
    label.setId(id);
    label.setWrapText(true);
    label.setMinHeight(Label.USE_PREF_SIZE);
    return label;
  }

  private boolean isOpen() {
    return shell.host().panels().contains(panel);
  }

  private boolean isMine(Model model) {
    Suspects known = suspects;
    return known != null && known.models().contains(model);
  }

  /** Opens the panel and shows the first network, or closes it. */
  void toggle() {
    if (isOpen()) {
      shell.host().close(panel);
    } else if (all != null) {
      open(all);
    } else {
      workspace.fileTasks().run(() -> Suspects.open(Messages.text("hunt.name")), this::open);
    }
  }

  private void open(Suspects opened) {
    all = opened;
    if (!isOpen()) {
      former.remember();
      begin(round);
      shell.host().show(panel);
    }
  }

  private void begin(int number) {
    Suspects known = all;
    if (known == null) {
      return;
    }
    round = number;
    title.setText(Messages.text("hunt.title", String.valueOf(number)));
    guesses.clear();
    LETTERS.chars().forEach(letter -> guesses.add(null));
    revealing = false;
    facts.getChildren().clear();
    workspace.requested().cancel(LANE);
    suspects = known.round(number);
    reveal.setDisable(false);
    guess.setDisable(false);
    choose(0);
  }

  private void choose(int place) {
    Suspects known = suspects;
    if (known == null) {
      return;
    }
    shown = place;
    letters.selectToggle(buttons.get(place));
    Model next = known.models().get(place);
    Model now = workspace.model().get();
    if (now != null && isMine(now)) {
      if (now != next) {
        workspace.showWeights(next);
      }
    } else {
      workspace.show(next);
    }
    question.setText(Messages.text("hunt.question", letter(place)));
    changing = true;
    guess.setValue(guesses.get(place));
    changing = false;
    if (revealing) {
      reveal();
    }
  }

  private static String letter(int place) {
    return LETTERS.substring(place, place + 1);
  }

  private void guessed(@Nullable Flaw flaw) {
    if (!changing) {
      guesses.set(shown, flaw);
    }
  }

  private void reveal() {
    Suspects known = suspects;
    if (known == null || !facts.getChildren().isEmpty()) {
      return;
    }
    revealing = true;
    reveal.setDisable(true);
    guess.setDisable(true);
    workspace
        .requested()
        .start(
            LANE,
            (engine, progress) -> {
              List<SuspectFacts> measured = new ArrayList<>();
              double part = 1.0 / known.models().size();
              for (Model model : known.models()) {
                try (Engine own = model.newEngine()) {
                  measured.add(
                      SuspectFacts.measure(
                          own,
                          DIGITS,
                          SEED,
                          Progress.part(progress, part * measured.size(), part)));
                }
              }
              return measured;
            },
            measured -> show(known, measured));
  }

  private void stop() {
    workspace.requested().cancel(LANE);
    revealing = false;
    reveal.setDisable(false);
    guess.setDisable(false);
  }

  private void show(Suspects known, List<SuspectFacts> measured) {
    revealing = false;
    facts.getChildren().clear();
    int right = 0;
    for (int i = 0; i < measured.size(); i++) {
      Flaw flaw = known.flaws().get(i);
      boolean hit = flaw == guesses.get(i);
      right += hit ? 1 : 0;
      facts.getChildren().add(fact(i, flaw, hit, measured.get(i)));
    }
    Label score = wrapped("hunt-score");
    score.setText(Messages.text("hunt.score", String.valueOf(right)));
    facts.getChildren().add(0, score);
  }

  private Node fact(int place, Flaw flaw, boolean hit, SuspectFacts measured) {
    Label name = wrapped("hunt-is-" + letter(place));
    name.setText(Messages.text("hunt.is", letter(place), flaw.words()));
    name.getStyleClass().add("heading");
    Flaw said = guesses.get(place);
    Label words = wrapped("hunt-facts-" + letter(place));
    String guessedWords =
        said == null
            ? Messages.text("hunt.not-judged")
            : Messages.text(hit ? "hunt.right" : "hunt.wrong", said.words());
    words.setText(
        guessedWords
            + "\n"
            + Messages.text(
                "hunt.facts",
                100 * measured.usual(),
                100 * measured.thick(),
                100 * measured.marked(),
                String.valueOf(measured.answer()),
                100 * measured.turned(),
                100 * measured.onMark()));
    return Ems.column(0.15, name, words);
  }

  private void closed() {
    workspace.requested().cancel(LANE);
    revealing = false;
    former.bringBack();
  }
}
