package io.github.convoscope.modelfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.message.Messages;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.Shape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.preprocessor.DataNormalization;
import org.nd4j.linalg.dataset.api.preprocessor.ImagePreProcessingScaler;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerMinMaxScaler;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.dataset.api.preprocessor.serializer.NormalizerSerializer;
import org.nd4j.linalg.factory.Nd4j;

/** Normalisers as ND4J writes them: our range gives what ND4J itself makes of the pixels. */
class NormaliserReaderTest {
  private static final int SIDE = 3;
  private static final int PIXELS = SIDE * SIDE;

  private final Random random = new Random(5);

  @Test
  void imagesAreScaledAsNd4jDoes() throws IOException {
    assertSame(new ImagePreProcessingScaler(-1, 1), Shape.maps(1, SIDE, SIDE), 255);
    assertSame(new ImagePreProcessingScaler(0, 1), Shape.maps(1, SIDE, SIDE), 255);
    assertSame(new ImagePreProcessingScaler(2, 7), Shape.maps(1, SIDE, SIDE), 255);
  }

  @Test
  void flatPixelsAreStandardisedAsNd4jDoes() throws IOException {
    for (int brightest : new int[] {1, 255}) {
      INDArray pixels = Nd4j.create(pixels(20 * PIXELS, brightest), new int[] {20, PIXELS});
      for (DataNormalization normaliser :
          new DataNormalization[] {
            new NormalizerStandardize(), new NormalizerMinMaxScaler(-1, 2)
          }) {
        normaliser.fit(new DataSet(pixels, Nd4j.zeros(20, 2)));
        assertSame(normaliser, Shape.units(PIXELS), brightest);
      }
    }
  }

  @Test
  void channelsAreStandardisedAsNd4jDoes() throws IOException {
    INDArray pixels = Nd4j.create(pixels(20 * 3 * PIXELS, 255), new int[] {20, 3, SIDE, SIDE}, 'c');
    NormalizerStandardize normaliser = new NormalizerStandardize();
    normaliser.fit(new DataSet(pixels, Nd4j.zeros(20, 2)));
    assertSame(normaliser, Shape.maps(3, SIDE, SIDE), 255);
  }

  @Test
  void pixelsThatNeverChangedStayHarmless() throws IOException {
    float[] values = pixels(20 * PIXELS, 1);
    for (int i = 0; i < values.length; i += PIXELS) {
      values[i] = 0;
    }
    DataSet pixels = new DataSet(Nd4j.create(values, new int[] {20, PIXELS}), Nd4j.zeros(20, 2));
    for (DataNormalization normaliser :
        new DataNormalization[] {new NormalizerStandardize(), new NormalizerMinMaxScaler(-1, 2)}) {
      normaliser.fit(pixels);
      InputRange range = range(bytes(normaliser), Shape.units(PIXELS));
      assertTrue(Math.abs(range.number(1, 0, PIXELS)) <= 2, range.toString());
    }
  }

  @Test
  void whatCannotBeReadIsTold() throws IOException {
    ByteArrayOutputStream object = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(object)) {
      out.writeObject("never read");
    }
    assertTold("modelfile.normaliser-java", object.toByteArray());
    byte[] good = bytes(new ImagePreProcessingScaler(-1, 1));
    assertTold("modelfile.normaliser-damaged", Arrays.copyOf(good, good.length - 3));
    assertTold("modelfile.normaliser-damaged", new byte[] {1, 2, 3});
    byte[] unknown = good.clone();
    unknown[unknown.length - 25] = 'Z';
    assertTold("modelfile.normaliser-unknown", unknown);
    NormalizerStandardize other = new NormalizerStandardize();
    other.fit(new DataSet(Nd4j.rand(20, 5), Nd4j.zeros(20, 2)));
    assertTold("modelfile.normaliser-size", bytes(other));
  }

  @Test
  void brokenBytesGiveARangeOrASentence() throws IOException {
    NormalizerStandardize normaliser = new NormalizerStandardize();
    normaliser.fit(new DataSet(Nd4j.rand(20, PIXELS), Nd4j.zeros(20, 2)));
    byte[] good = bytes(normaliser);
    for (int i = 0; i < 2000; i++) {
      byte[] broken = good.clone();
      broken[random.nextInt(broken.length)] = (byte) random.nextInt();
      FileInput input = NormaliserReader.read("model.zip", broken, Shape.units(PIXELS));
      assertTrue(input.range() != null ^ input.remark() != null);
    }
  }

  private static void assertTold(String key, byte[] bytes) {
    FileInput input = NormaliserReader.read("model.zip", bytes, Shape.units(PIXELS));
    assertNull(input.range());
    assertNotNull(input.remark());
    assertEquals(key, input.remark().key());
    assertTrue(Messages.text(input.remark()).startsWith("model.zip "));
  }

  private static byte[] bytes(DataNormalization normaliser) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    NormalizerSerializer.getDefault().write(normaliser, out);
    return out.toByteArray();
  }

  private static InputRange range(byte[] bytes, Shape shape) {
    FileInput input = NormaliserReader.read("model.zip", bytes, shape);
    assertNull(input.remark());
    assertNotNull(input.range());
    return input.range();
  }

  private float[] pixels(int count, int brightest) {
    float[] pixels = new float[count];
    for (int i = 0; i < count; i++) {
      pixels[i] = brightest * random.nextInt(256) / 255f;
    }
    return pixels;
  }

  private void assertSame(DataNormalization normaliser, Shape shape, int brightest)
      throws IOException {
    InputRange range = range(bytes(normaliser), shape);
    float[] pixels = pixels(shape.size(), brightest);
    float[] ink = new float[pixels.length];
    for (int i = 0; i < ink.length; i++) {
      ink[i] = pixels[i] / brightest;
    }
    long[] extents =
        shape.spatial()
            ? new long[] {1, shape.channels(), shape.rows(), shape.columns()}
            : new long[] {1, shape.size()};
    INDArray expected = Nd4j.create(pixels, extents, 'c');
    normaliser.transform(expected);
    float[] numbers = range.numbers(ink);
    float[] theirs = expected.dup('c').data().asFloat();
    for (int i = 0; i < numbers.length; i++) {
      assertEquals(theirs[i], numbers[i], 1e-4 * Math.max(1, Math.abs(theirs[i])));
    }
  }
}
