package io.github.convoscope.ui.lesson;

import io.github.convoscope.lesson.Lesson;
import io.github.convoscope.lesson.LessonFacts;
import io.github.convoscope.lesson.LessonQuestion;
import io.github.convoscope.lesson.LessonStep;
import io.github.convoscope.lesson.LessonTask;
import io.github.convoscope.lesson.LessonText;
import io.github.convoscope.lesson.LessonWords;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.Buttons;
import io.github.convoscope.ui.Commands;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.StickyHeader;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Shows the present step of a lesson: its text with facts computed now, its task, its question, and
 * how far it is. JavaFX thread.
 */
final class LessonPanel extends VBox {
  /** With more steps the panel shows a number in place of dots. */
  private static final int MOST_DOTS = 14;

  private static final PseudoClass BRIEF = PseudoClass.getPseudoClass("brief");
  private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

  private final LessonPlayer player;
  private final Workspace workspace;
  private final Label title = new Label();
  private final HBox dots = new HBox();
  private final LessonFlow text;
  private final LessonFlow task;
  private final FontIcon ticked = new FontIcon("fth-square");
  private final HBox taskLine;
  private final LessonFlow asked;
  private final VBox choices = new VBox();
  private final LessonFlow then;
  private final HBox tools;
  private final VBox more;
  private final VBox end;

  private final StickyHeader sticky;

  private boolean brief;
  private boolean edited;

  /** The part that is to be read now; null for the beginning. */
  private @Nullable Node toRead;

  private int readAt = LessonPlayer.NOTHING;

  /** What the choices were made for. */
  private @Nullable Object choicesOf;

  LessonPanel(Shell shell, LessonPlayer player, Consumer<String> light, List<Node> fields) {
    this.player = player;
    workspace = shell.workspace();
    text = new LessonFlow(light);
    task = new LessonFlow(light);
    asked = new LessonFlow(light);
    then = new LessonFlow(light);
    text.setId("lesson-text");
    asked.getStyleClass().add("lesson-asked");
    then.setId("lesson-then");
    title.getStyleClass().addAll("panel-title", "beside-close");
    title.setWrapText(true);
    title.setMinHeight(Region.USE_PREF_SIZE);
    title.setId("lesson-title");
    Commands commands = shell.commands();
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    dots.setAlignment(Pos.CENTER_LEFT);
    dots.getStyleClass().add("lesson-dots");
    dots.setId("lesson-dots");
    tools = new HBox(Buttons.icon(commands.get("lesson.previous")));
    tools.getChildren().addAll(Buttons.icon(commands.get("lesson.next")));
    tools.getChildren().addAll(dots, space, Buttons.icon(commands.get("lesson.return")));
    tools.setAlignment(Pos.CENTER_LEFT);
    tools.getStyleClass().add("lesson-tools");
    VBox header = new VBox(title, tools);
    header.getStyleClass().addAll("lesson-header", "stuck-title");
    header.setMaxWidth(Double.MAX_VALUE);
    sticky = new StickyHeader(this, header);
    HBox.setHgrow(task, Priority.ALWAYS);
    taskLine = new HBox(ticked, task);
    taskLine.getStyleClass().add("lesson-task");
    taskLine.setId("lesson-task");
    choices.getStyleClass().add("lesson-choices");
    more = new VBox();
    more.getChildren().setAll(fields);
    Label over = new Label(Messages.text("lesson.over"));
    over.getStyleClass().add("lesson-over");
    over.setWrapText(true);
    end = new VBox(over);
    for (String next : List.of("lesson.choose", "lesson.sheets", "lesson.end")) {
      end.getChildren().add(Buttons.text(commands.get(next)));
    }
    end.getStyleClass().add("lesson-choices");
    end.setId("lesson-over");
    getChildren().addAll(header, text, taskLine, asked, choices, then, end, more);
    getStyleClass().addAll("panel-content", "lesson");
  }

  /**
   * Takes smaller type and leaves out the title and, once the answer is told, the text, to leave
   * room for another panel; or not.
   */
  void setBrief(boolean now) {
    if (brief != now) {
      brief = now;
      present(title, !brief);
      pseudoClassStateChanged(BRIEF, brief);
      update();
    }
  }

  /** Shows the player's state. */
  void update() {
    Lesson lesson = player.lesson().get();
    if (lesson == null) {
      return;
    }
    LessonStep step = player.step();
    title.setText(Messages.text("lesson.titled", lesson.title().in(Locale.getDefault())));
    showDots(lesson.steps().size(), player.at());
    text.show(pieces(step.text()));
    LessonTask toDo = step.task();
    present(taskLine, toDo != null);
    if (toDo != null) {
      task.show(pieces(toDo.text()));
      ticked.setIconLiteral(player.isDone() ? "fth-check-square" : "fth-square");
      taskLine.pseudoClassStateChanged(DONE, player.isDone());
    }
    LessonQuestion question = step.question();
    present(asked, question != null);
    present(choices, question != null && !question.choices().isEmpty());
    LessonText told = question == null || !player.isRevealed() ? null : question.then();
    present(then, told != null);
    present(text, !brief || told == null);
    if (question != null) {
      asked.show(pieces(question.text()));
      showChoices(question);
    }
    if (told != null) {
      then.show(pieces(told));
    }
    boolean over = player.isFinished();
    present(end, over);
    if (over) {
      List.of(text, taskLine, asked, choices, then).forEach(part -> present(part, false));
    }
    show(told != null ? then : choices.isManaged() ? choices : null);
  }

  /** Shows the beginning, and of a question that has not enough room its choices or its answer. */
  private void show(@Nullable Node part) {
    if (edited) {
      return;
    }
    if (part != toRead || player.at() != readAt) {
      toRead = part;
      readAt = player.at();
      sticky.keepInView(part);
    }
  }

  /** While it is edited nothing scrolls by itself: the user writes somewhere. */
  void setEdited(boolean now) {
    edited = now;
    if (now) {
      toRead = null;
      sticky.leaveAsItIs();
    }
  }

  private static void present(Node node, boolean there) {
    node.setVisible(there);
    node.setManaged(there);
  }

  private List<LessonWords.Piece> pieces(LessonText words) {
    String own = words.in(Locale.getDefault());
    Model model = workspace.model().get();
    if (model == null) {
      return LessonWords.of(own, fact -> LessonFacts.UNKNOWN);
    }
    LiveFrame frame = workspace.frame().get();
    boolean told =
        frame != null
            && frame.spec() == model.spec()
            && !frame.blank()
            && !workspace.isAnswerHidden();
    LessonFacts facts =
        new LessonFacts(model, told ? frame.activations() : null, Locale.getDefault());
    return LessonWords.of(own, facts::value);
  }

  private void showDots(int steps, int at) {
    if (steps > MOST_DOTS) {
      Label number = new Label(Messages.text("lesson.step-of", at + 1, steps));
      number.getStyleClass().add("muted");
      dots.getChildren().setAll(number);
      return;
    }
    if (dots.getChildren().size() != steps) {
      List<Region> made = new ArrayList<>();
      for (int i = 0; i < steps; i++) {
        Region dot = new Region();
        dot.getStyleClass().add("lesson-dot");
        made.add(dot);
      }
      dots.getChildren().setAll(made);
    }
    for (int i = 0; i < steps; i++) {
      Node dot = dots.getChildren().get(i);
      dot.getStyleClass().setAll("lesson-dot", i < at ? "past" : i == at ? "now" : "next");
    }
    dots.setAccessibleText(Messages.text("lesson.step-of", at + 1, steps));
  }

  private void showChoices(LessonQuestion question) {
    if (choicesOf != question) {
      choicesOf = question;
      choices.getChildren().clear();
      for (int i = 0; i < question.choices().size(); i++) {
        choices.getChildren().add(choice(i));
      }
    }
    boolean judged = player.isRevealed() && player.isStaged() && question.isJudged();
    for (int i = 0; i < question.choices().size(); i++) {
      LessonQuestion.Choice choice = question.choices().get(i);
      Button button = (Button) choices.getChildren().get(i);
      button.setText(LessonWords.plain(choice.text().in(Locale.getDefault()), this::fact));
      boolean right = judged && choice.isRight(player.state());
      boolean mine = player.isRevealed() && player.chosen() == i;
      button.getStyleClass().removeAll("lesson-right", "lesson-wrong", "lesson-mine");
      if (mine) {
        button.getStyleClass().add("lesson-mine");
      }
      if (right) {
        button.getStyleClass().add("lesson-right");
      }
      button.setGraphic(
          right
              ? new FontIcon("fth-check")
              : mine && judged ? new FontIcon("fth-x") : new FontIcon("fth-circle"));
      button.setMouseTransparent(player.isRevealed());
      // Leaves room for what is said now.
      present(button, !player.isRevealed() || mine || right || !isPicked(question));
    }
  }

  /** Whether some choices stand out after the reveal: the predicted one, or right ones. */
  private boolean isPicked(LessonQuestion question) {
    return player.chosen() != LessonPlayer.NOTHING || question.isJudged() && player.isStaged();
  }

  private String fact(String name) {
    return LessonWords.plain(pieces(LessonText.of(Locale.getDefault(), "{" + name + "}")));
  }

  private Button choice(int index) {
    Button button = new Button();
    button.setId("lesson-choice-" + index);
    button.getStyleClass().add("lesson-choice");
    button.setWrapText(true);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setMinHeight(Region.USE_PREF_SIZE);
    button.setAlignment(Pos.CENTER_LEFT);
    button.setOnAction(event -> player.choose(index));
    return button;
  }

  /** Underlines the words that name what the pointer is on. */
  void hovered(@Nullable Neuron neuron) {
    Model model = workspace.model().get();
    String name = neuron == null || model == null ? "" : model.spec().layer(neuron.layer()).name();
    for (LessonFlow flow : List.of(text, task, asked, then)) {
      flow.underline(name);
    }
  }
}
