import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.uima.UIMAFramework;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.impl.XmiCasDeserializer;
import org.apache.uima.cas.impl.XmiCasSerializer;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.util.CasCreationUtils;
import org.apache.uima.util.XMLInputSource;

/**
 * Reads each XMI file of a folder with Apache UIMA, by the folder's TypeSystem.xml and strictly, and
 * writes what UIMA holds then to another folder. Needs UIMA's core on the class path.
 */
public class RewriteXmi {
  public static void main(String[] folders) throws Exception {
    File from = new File(folders[0]);
    File to = new File(folders[1]);
    TypeSystemDescription types =
        UIMAFramework.getXMLParser()
            .parseTypeSystemDescription(new XMLInputSource(new File(from, "TypeSystem.xml")));
    types.resolveImports();
    int files = 0;
    int structures = 0;
    for (File file : from.listFiles()) {
      if (!file.getName().endsWith(".xmi")) continue;
      CAS cas = CasCreationUtils.createCas(types, null, null);
      try (InputStream in = new FileInputStream(file)) {
        XmiCasDeserializer.deserialize(in, cas, false);
      }
      files++;
      structures += cas.getAnnotationIndex().size();
      try (OutputStream out = new FileOutputStream(new File(to, file.getName()))) {
        XmiCasSerializer.serialize(cas, out);
      }
    }
    System.out.println(files + " files, " + structures + " annotations");
  }
}
